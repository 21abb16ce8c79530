#!/usr/bin/python3
"""What holds for every pair, whatever its shape.

All pairs are converted once; each promise looks at the same result.
"""

import difflib
import functools
import os
import re
import shutil
import subprocess
import sys

import cocci
import conservation
from cocci import check, promise

TARGET = 'newest'
ROOT = cocci.folder()


@functools.lru_cache(maxsize=None)
def sets():
    """All pairs, each to the last of its targets."""
    some = cocci.pairs()
    return [one for target in sorted({p.targets()[-1] for p in some})
            for one in cocci.convert_sets(
                [p for p in some if p.targets()[-1] == target], target,
                ROOT.name)]


@functools.lru_cache(maxsize=None)
def converted():
    return cocci.results(sets())


def some_of(*prefixes):
    """The sets again, with those pairs alone."""
    for one in sets():
        members = [p for p in one.members if p.name.startswith(prefixes)]
        if members:
            yield one.line, members


def fresh(members, where):
    for pair in members:
        cocci.write(os.path.join(where, pair.file()), pair.text)


def check_untouched(name, before, after):
    """Everything outside replaced tokens is the same bytes."""
    (a, gaps_a), (b, gaps_b) = cocci.lex(before), cocci.lex(after)
    steps = difflib.SequenceMatcher(None, a, b, False).get_opcodes()
    check(cocci.comments(''.join(gaps_a)) == cocci.comments(''.join(gaps_b)),
          name + ': a comment changed')
    check(gaps_a[0] == gaps_b[0], name + ': the start of the file changed')
    check(gaps_a[-1] == gaps_b[-1], name + ': the end of the file changed')
    alike = True
    for kind, i, i2, j, j2 in steps:
        where = '%s near "%s"' % (name, ' '.join(a[max(0, i - 3):i2 + 3]))
        was_alike, alike = alike, kind == 'equal' or i2 - i == j2 - j
        if alike:
            first = i if was_alike else i + 1
            if not was_alike and a[i:i + 1] == [',']:
                first += 1      # which comma went, nobody can tell
            check(gaps_a[first:i2] == gaps_b[j + first - i:j2],
                  where + ': the layout changed')


@promise
def bytes_outside_edited_tokens_never_change():
    changed = 0
    for pair in cocci.pairs():
        if pair.name in converted():
            after = converted()[pair.name].data
            if not pair.marks & {'tokens', 'new-layout'}:
                check_untouched(pair.name, pair.text, after)
            changed += after != pair.text
    check(changed > 50, 'only %d files were edited at all' % changed)


@promise
def every_edit_takes_an_old_name_away():
    """No run of replaced tokens is without an old word, or the scale's."""
    reasons = cocci.LEGACY | {'QEMUClock', 'expire_time', 'VMSTATE_TIMER',
                              'get_ticks_per_sec', 'main_loop_wait', '0', '10',
                              'qemu_get_timer', 'qemu_put_timer',
                              'SCALE_MS', 'SCALE_US', 'SCALE_NS', '1',
                              '"main-loop.h"', '"qemu-aio.h"',
                              '"ptimer.h"', '"qemu-timer.h"', '"vl.h"'}
    for pair in cocci.pairs():
        if pair.name not in converted() or pair.name.startswith(
                ('since-', 'leave-', 'nasty-')):
            continue            # arguments come and go there: see their want
        a = cocci.lex(pair.text)[0]
        b = cocci.lex(converted()[pair.name].data)[0]
        for kind, i, i2, j, j2 in difflib.SequenceMatcher(
                None, a, b, False).get_opcodes():
            check(kind in ('equal', 'insert') or reasons & set(a[i:i2])
                  or (len(a[i:i2]) < 3 and set(a[i:i2]) <= set(',();t->')),
                  '%s: %s became %s' % (pair.name, a[i:i2], b[j:j2]))


@promise
def second_run_changes_nothing():
    for line, where, members, _ in sets():
        with cocci.folder() as root:
            again = os.path.join(root, 'again')
            shutil.copytree(where, again)
            run = cocci.convert(line + ['--in-place', '.'], again)
            changed = [p.name for p in members
                       if cocci.read(os.path.join(again, p.file()))
                       != converted()[p.name].data]
        check(not changed, 'changed again: %s\n%s' % (changed, run.said()))


@promise
def default_run_writes_nothing_and_its_diff_is_what_in_place_writes():
    with cocci.folder() as root:
        for n, (line, members) in enumerate(
                some_of('bytes-', 'macro-', 'shape-', 'header-', 'cxx-')):
            patched, applied = (os.path.join(root, '%s%d' % (x, n))
                                for x in ('patch', 'git'))
            fresh(members, patched)
            fresh(members, applied)
            run = cocci.convert(line + ['.'], patched)
            for pair in members:
                check(cocci.read(os.path.join(patched, pair.file()))
                      == pair.text, pair.name + ' was written')
            if run.out.strip():
                apply_diff(run.out, patched, applied)
            compare(members, patched, 'patch -p1')
            compare(members, applied, 'git apply')


def apply_diff(diff, patched, applied):
    for tool, where in ((['patch', '-p1', '--binary', '-s'], patched),
                        (['git', 'apply', '--whitespace=nowarn'], applied)):
        done = subprocess.run(tool, cwd=where, input=diff,
                              capture_output=True)
        check(done.returncode == 0, '%s: %s' % (
            ' '.join(tool), (done.stdout + done.stderr).decode('latin-1')))


def compare(members, where, tool):
    for pair in members:
        check(cocci.read(os.path.join(where, pair.file()))
              == converted()[pair.name].data,
              '%s: %s gives other bytes than --in-place' % (pair.name, tool))


@promise
def output_is_the_same_with_one_job_and_with_four():
    with cocci.folder() as root:
        line, members = max(some_of('macro-', 'person-', 'keep-'),
                            key=lambda s: len(s[1]))
        fresh(members, root)
        one, four = (cocci.convert(line + ['-j', n, '.'], root)
                     for n in ('1', '4'))
        check(one.out == four.out, 'the diff depends on -j')
        check(one.report() == four.report(), 'the report depends on -j')
        check(one.status == four.status, 'the exit status depends on -j')


@promise
def report_and_diff_are_sorted_by_path():
    with cocci.folder() as root:
        members = [p for p in cocci.pairs('person-', 'keep-', 'read-')
                   if '--to' not in p.options]
        fresh(members, root)
        run = cocci.convert(['--from', '0.14', '--to', TARGET, '-j', '2', '.'],
                            root)
        check(run.status == 1, run.said())
        files = re.findall(rb'^\+\+\+ b/(.*?)(?:\t.*)?$', run.out, re.M)
        check(files and files == sorted(files), 'the diff: %s' % files)
        lines = cocci.REPORT.findall((run.out + run.err).decode('latin-1'))
        whole = ('person-clock-of-a-call.c', 'person-k-and-r-clock.c')
        parts = [[], [], []]    # statements left whole, names, the old API
        for path, line, column, _, why in lines:
            part = (2 if why.startswith('definition of the old') else
                    1 if parts[1] or path not in whole else 0)
            parts[part].append((path, int(line), int(column)))
        check(all(p and p == sorted(p) for p in parts)
              and lines[-1][4].startswith('definition'),
              'the report: %s' % parts)


# One file in other clothes. Each takes the tokens and the gap before each of
# them, in code only: directives keep their layout.

def clothe(data, dress):
    tokens, gaps = cocci.lex(data)
    out, directive = [], False
    for i, (token, gap) in enumerate(zip(tokens, gaps)):
        bare = re.sub(r'\\\r?\n|/\*.*?\*/', '', gap, flags=re.S)
        if '\n' in bare or i == 0:
            directive = token == '#'
        before = tokens[i - 1] if i else ''
        out.append(gap if directive else dress(before, gap, token))
        out.append(token)
    return (''.join(out) + gaps[-1]).encode('latin-1')


def comment_after(before, gap, token):
    return ('/* vm_clock */' if before in '(,' and before else '') + gap


def line_after(before, gap, token):
    return ('\n\t' if before in '(,' and before else '') + gap


def blank_before(before, gap, token):
    return gap + (' ' if token == '(' else '')


def comment_before(before, gap, token):
    return gap + ('/* qemu_mod_timer( */' if token in ('(', ')') else '')


CLOTHES = {
    'crlf': lambda x: x.replace(b'\r\n', b'\n').replace(b'\n', b'\r\n'),
    'no-final-newline': lambda x: x.rstrip(b'\r\n'),
    'comment-after': lambda x: clothe(x, comment_after),
    'line-after': lambda x: clothe(x, line_after),
    'blank-before': lambda x: clothe(x, blank_before),
    'comment-before': lambda x: clothe(x, comment_before),
}


def variants():
    """(pair, clothes, in, want) for each pair that keeps its shape."""
    names = sorted(CLOTHES)
    chosen = [p for p in cocci.pairs()
              if not p.marks & {'later', 'run-only', 'tokens', 'new-layout'}
              and p.ext == 'c'
              and not p.name.startswith('person-')]
    for n, pair in enumerate(chosen):
        want = pair.want(pair.targets()[-1])
        if len(cocci.lex(pair.text)[0]) != len(cocci.lex(want)[0]):
            continue
        dress = CLOTHES[names[n % len(names)]]
        yield pair, names[n % len(names)], dress(pair.text), dress(want)


@promise
def other_layout_converts_alike():
    many, bad = list(variants()), []
    with cocci.folder() as root:
        lines = {}
        for pair, name, before, want in many:
            lines.setdefault(tuple(pair.line(pair.targets()[-1])), []).append(
                ('%s.%s.c' % (pair.name, name), before, want))
        for n, (line, files) in enumerate(lines.items()):
            where = os.path.join(root, str(n))
            for name, before, _ in files:
                cocci.write(os.path.join(where, name), before)
            run = cocci.convert(list(line) + ['--in-place', '-j', '2', '.'],
                                where)
            bad += [name for name, _, want in files
                    if cocci.read(os.path.join(where, name)) != want]
    check(not bad, '%d of %d: %s' % (len(bad), len(many), ' '.join(bad)))


@promise
def file_of_ten_thousand_lines_converts_whole():
    pair = cocci.pairs('shape-split-calls')[0]
    lines = pair.text.count(b'\n')

    def grown(text):
        return b''.join(text.replace(b'pair_run', b'pair_run_%d' % n)
                        for n in range(10000 // lines + 1))
    with cocci.folder() as root:
        path = os.path.join(root, 'long.c')
        cocci.write(path, grown(pair.text))
        run = cocci.convert(pair.line(TARGET) + ['--in-place', 'long.c'], root)
        check(run.status == 0, run.said())
        check(cocci.read(path) == grown(pair.want(TARGET)),
              'other bytes than its parts give')


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals())
                       + conservation.promises(sets)))
