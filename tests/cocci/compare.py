#!/usr/bin/python3
"""The line-by-line way of 2013, and ours: what becomes of each old name.

    compare.py [--places] TREE...

prints a table, a row for each tree and way; with --places also each place
where the two differ. Names in comments and strings do not count, but that the
line-by-line way touches strings does. The target is 1.7, as in 2013.

The line-by-line way is written from its description: a call and the literal
clock it is given on one line become the new call; the name of a verb in front
of a bracket becomes the new name; on a line that begins like a comment, the
bare name does. It sees no arity, type, scope or unit.

  right  it made the tokens that we make
  wrong  it changed the name, and we leave it (a definition, another thing of
         that name, a person's decision) or make other tokens of it, whose
         unit and arity the tests prove by running; or it is in a string
  left   we convert it, it did not
  half   of those, in a statement of which it changed a part: compiles with
         neither API

For ours, left is what the report lists; wrong is what --verify refuses.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

import cocci

CLOCKS = {'rt_clock': 'QEMU_CLOCK_REALTIME', 'vm_clock': 'QEMU_CLOCK_VIRTUAL',
          'host_clock': 'QEMU_CLOCK_HOST', 'rtc_clock': 'rtc_clock'}
VERBS = {'qemu_mod_timer': 'timer_mod', 'qemu_mod_timer_ns': 'timer_mod_ns',
         'qemu_del_timer': 'timer_del', 'qemu_free_timer': 'timer_free',
         'qemu_timer_pending': 'timer_pending',
         'qemu_timer_expired': 'timer_expired',
         'qemu_timer_expire_time_ns': 'timer_expire_time_ns',
         'qemu_put_timer': 'timer_put', 'qemu_get_timer': 'timer_get',
         'qemu_run_timers': 'qemu_clock_run_timers',
         'qemu_run_all_timers': 'qemu_clock_run_all_timers'}
WITH_CLOCK = {'qemu_get_clock': 'qemu_clock_get',
              'qemu_get_clock_ns': 'qemu_clock_get_ns',
              'qemu_get_clock_ms': 'qemu_clock_get_ms',
              'qemu_new_timer': 'timer_new',
              'qemu_new_timer_ns': 'timer_new_ns',
              'qemu_new_timer_us': 'timer_new_us',
              'qemu_new_timer_ms': 'timer_new_ms',
              'qemu_run_timers': 'qemu_clock_run_timers',
              'qemu_clock_enable': 'qemu_clock_enable',
              'qemu_register_clock_reset_notifier':
                  'qemu_clock_register_reset_notifier',
              'qemu_unregister_clock_reset_notifier':
                  'qemu_clock_unregister_reset_notifier'}
A_CLOCK = r'\s*(%s)\b' % '|'.join(CLOCKS)
CALL_WITH_CLOCK = re.compile(r'\b(%s)(\s*\()%s'
                             % ('|'.join(WITH_CLOCK), A_CLOCK))
CALL = re.compile(r'\b(%s)\s*\(' % '|'.join(VERBS))
LIKE_A_COMMENT = re.compile(r'\s*(/\*|\*|//)')
BARE = re.compile(r'\b(%s)\b' % '|'.join(VERBS))


def line_by_line(line):
    """{column: new word} of the names that it changes in a line."""
    made = {}
    for m in CALL_WITH_CLOCK.finditer(line):
        made[m.start(1)] = WITH_CLOCK[m[1]]
        made[m.start(3)] = CLOCKS[m[3]]
    for m in CALL.finditer(line):
        made.setdefault(m.start(1), VERBS[m[1]])
    if LIKE_A_COMMENT.match(line):
        for m in BARE.finditer(line):
            made.setdefault(m.start(1), VERBS[m[1]])
    return made


def statements(text):
    """[number of the statement at each byte], as brackets and ; say."""
    at, number, depth, result = 0, 0, 0, []
    for m in cocci.TOKEN.finditer(text):
        token = m.group()
        result += [number] * (m.end() - at)
        at = m.end()
        if m.lastgroup == 'mark':
            depth += (token in '([') - (token in ')]')
            if token in '{}' or (token == ';' and depth <= 0):
                number, depth = number + 1, 0
        elif m.lastgroup == 'gap' and '\n#' in token:
            number, depth = number + 1, 0
    return result + [number] * (len(text) - at + 1)


def ours(tree):
    run = subprocess.run([cocci.program(), '--json', '--to', '1.7', tree],
                         capture_output=True, check=False)
    return json.loads(run.stdout)


def verified(tree):
    """How many places --verify finds in a converted copy that no rule makes."""
    with tempfile.TemporaryDirectory(prefix='compare-') as copy:
        subprocess.run(['cp', '-a', tree, copy + '/tree'], check=True)
        subprocess.run([cocci.program(), '--in-place', '--to', '1.7',
                        copy + '/tree'], capture_output=True, check=False)
        run = subprocess.run([cocci.program(), '--to', '1.7', '--verify', tree,
                              copy + '/tree'], capture_output=True,
                             check=False)
    said = (run.stdout + run.stderr).decode('latin-1')
    refused = re.search(r'files compared.*; (\d+) refused', said)
    if not refused:
        sys.exit('--verify has no result:\n' + said[-2000:])
    return int(refused[1])


class Name:
    """An old name somewhere, and what each way makes of it."""

    def __init__(self, place, theirs, ours_makes, group):
        self.place, self.theirs, self.ours = place, theirs, ours_makes
        self.group = group

    def fate(self):
        if self.theirs == self.ours:
            return 'same'
        return 'left' if self.theirs is None else 'wrong'


def names_of(root, entry):
    path = os.path.join(root, os.path.relpath(
        entry['path'], os.path.basename(os.path.normpath(root))))
    text = cocci.read(path).decode('latin-1')
    lines, starts = text.split('\n'), [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    group = statements(text)
    edits = {(e['line'], e['column']): e['new'] for e in entry['edits']}
    theirs = {}
    for name in entry['names']:
        line, column = name['line'], name['column'] - 1
        if line not in theirs:
            theirs[line] = line_by_line(lines[line - 1])
        made = theirs[line].get(column)
        ours_made = edits.get((line, column + 1)) if name['converted'] else None
        if name['converted'] and ours_made is None:
            ours_made = 'a part of an edit'
        yield name, Name('%s:%d: %s' % (path, line, name['name']), made,
                         ours_made, (path, group[starts[line - 1] + column]))


def count(tree):
    found = dict.fromkeys(('names', 'right', 'wrong', 'left', 'half', 'both',
                           'string', 'ours', 'ours_left'), 0)
    places, touched, left = [], set(), []
    for entry in ours(tree)['files']:
        for name, n in names_of(tree, entry):
            if name['place'] == 'string':
                found['string'] += n.theirs is not None
            if name['place'] in ('string', 'comment'):
                continue
            if n.theirs is None and n.ours is None and name['reason'] is None:
                continue            # another thing that shares the word
            found['names'] += 1
            found['ours'] += n.ours is not None
            found['ours_left'] += n.ours is None
            if n.theirs is not None:
                touched.add(n.group)
            fate = n.fate()
            if fate == 'same':
                found['right' if n.ours else 'both'] += 1
                continue
            found[fate] += 1
            left += [n] if fate == 'left' else []
            places.append('%s: line by line %s, ours %s'
                          % (n.place, n.theirs, n.ours))
    found['half'] = sum(n.group in touched for n in left)
    return found, places


def main(args):
    show = '--places' in args
    trees = [a for a in args if a != '--places']
    if not trees:
        sys.exit(__doc__)
    print('| tree | way | names in code | right | wrong | left | half |')
    print('|---|---|---|---|---|---|---|')
    for tree in trees:
        f, places = count(tree)
        base = os.path.basename(os.path.normpath(tree))
        print('| %s | line by line | %d | %d | %d | %d | %d |'
              % (base, f['names'], f['right'], f['wrong'] + f['string'],
                 f['left'] + f['both'], f['half']))
        print('| | ours | %d | %d | %d | %d | 0 |'
              % (f['names'], f['ours'], verified(tree), f['ours_left']))
        if show:
            print('\n'.join(places))


if __name__ == '__main__':
    main(sys.argv[1:])
