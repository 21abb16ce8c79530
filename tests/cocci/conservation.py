"""Nothing is lost: every old name found is converted or left, by place.

The converter prints, for each name, how often it was found, converted, and
left in code, macros, comments, strings, definitions and other uses (a member,
a local of that name). Here grep and awk count the same words in the same
files, before and after.
"""

import collections
import os
import re
import subprocess

import cocci
from cocci import check

# Names that later releases changed in shape, not in spelling.
KEPT = frozenset('''
    aio_context_new aio_set_event_notifier aio_set_fd_handler init_clocks
    main_loop_wait ptimer_init ptimer_run ptimer_set_count
    ptimer_set_freq ptimer_set_limit ptimer_set_period ptimer_stop
    qemu_clock_deadline_ns_all qemu_init_main_loop timer_init
    timerlist_new timerlistgroup_init
'''.split())

PLACES = ('code', 'macro', 'comment', 'string', 'definition')
COUNT = '''LC_ALL=C.UTF-8 grep -aowrhE "$1" . |
    LC_ALL=C awk '{ n[$0]++ } END { for (w in n) print w, n[w] }' '''


def counted(where, names):
    """{name: how often the word stands in the files under @where}."""
    done = subprocess.run(['sh', '-c', COUNT, 'sh', '|'.join(sorted(names))],
                          cwd=where, capture_output=True, check=True)
    return collections.Counter({
        line.split()[0]: int(line.split()[1])
        for line in done.stdout.decode().splitlines()})


def table(run):
    """{name: {column: number}} as the converter printed it."""
    rows, columns = {}, None
    for line in (run.out + b'\n' + run.err).decode('latin-1').splitlines():
        words = line.replace('|', ' ').split()
        if 'found' in words and 'converted' in words:
            columns = words[words.index('found'):]
        elif columns and len(words) == len(columns) + 1 \
                and all(re.fullmatch(r'\d+|-', w) for w in words[1:]):
            rows[words[0]] = {c: int(w) if w != '-' else 0
                              for c, w in zip(columns, words[1:])}
    rows.pop('total', None)
    return rows


def left(row):
    return sum(n for c, n in row.items() if c not in ('found', 'converted'))


def counts(sets):
    """(rows summed over the runs, grep before, grep after)."""
    rows, before, after = {}, collections.Counter(), collections.Counter()
    for line, where, members, run in sets:
        one = table(run)
        names = set(one) | (cocci.LEGACY - {'ticks_per_sec'})
        after += counted(where, names)
        with cocci.folder() as root:
            for pair in members:
                cocci.write(os.path.join(root, pair.file()), pair.text)
            before += counted(root, names)
        for name, row in one.items():
            rows.setdefault(name, collections.Counter()).update(row)
    check(rows, 'no table of names')
    return rows, before, after


def found_is_what_grep_finds(rows, before, _):
    found = {n: r['found'] for n, r in rows.items() if r['found']}
    check(found == dict(before), 'said:    %s\ncounted: %s'
          % (sorted(found.items()), sorted(before.items())))


def found_is_converted_or_left_in_a_place(rows, before, after):
    for name, row in rows.items():
        check(row['found'] == row['converted'] + left(row),
              '%s: %s' % (name, row))


def left_is_what_grep_finds_afterwards(rows, _, after):
    wrong = {n: (left(r), after[n]) for n, r in rows.items()
             if n not in KEPT and left(r) != after[n]}
    check(not wrong, '(said, counted): %s' % wrong)


def much_is_converted_and_every_place_occurs(rows, before, after):
    check(sum(r['converted'] for r in rows.values()) > 300, 'little')
    for place in PLACES:
        check(any(n for r in rows.values() for c, n in r.items()
                  if c == place), place + ' never occurs')


def promises(sets):
    """TAP tests on the runs that the function @sets gives."""
    cache = []

    def test(judge):
        if not cache:
            cache.append(counts(sets()))
        judge(*cache[0])
    return [(judge.__name__, lambda j=judge: test(j)) for judge in (
        found_is_what_grep_finds, found_is_converted_or_left_in_a_place,
        left_is_what_grep_finds_afterwards,
        much_is_converted_and_every_place_occurs)]
