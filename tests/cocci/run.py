#!/usr/bin/python3
"""Run every pair before and after conversion: equal recorded arms.

Before: the pair as it is, compiled with the compat headers. After: what is
wanted for the newest level (what the converter made, where only running
decides), compiled with the new headers and the old names absent. Both are
linked with the library and run on the same standing clocks.

A pair without pair_run() has a NAME.run.c beside it, which includes the pair
(PAIR_FILE) and calls what is in it. The mark `no-run` has to be true: the pair
is left whole, so nothing runs otherwise than before, or it names no clock, no
unit and no timer; and it fails to compile, or has no pair_run().
usage: run.py BUILD SOURCE
"""

import concurrent.futures
import functools
import os
import re
import shlex
import subprocess
import sys

import cocci
from cocci import check

BUILD, SOURCE = (os.path.abspath(p) for p in sys.argv[1:3])
HARNESS = os.path.join(cocci.HERE, 'harness')
ROOT = cocci.folder()
CC = shlex.split(os.environ.get('CC', 'cc')) + [
    '-std=gnu11', '-O0', '-w', '-Werror=implicit-function-declaration',
    '-Werror=int-conversion', '-Werror=incompatible-pointer-types',
    '-I' + HARNESS] + ['-I' + os.path.join(SOURCE, d)
                       for d in ('compat/include', 'lib/include')]
CXX = shlex.split(os.environ.get('CXX', 'c++')) + [
    '-std=gnu++17', '-O0', '-w'] + [a for a in CC if a.startswith('-I')]
LANGUAGES = {'cc': CXX + ['-x', 'c++'], 'c': CC, 'h': CC + ['-x', 'c'],
             'inc': CC + ['-x', 'c']}
# What names a clock, a unit, or a timer that counts in one.
ARMS = re.compile(r'clock|timer|ticks|icount|SCALE_|_PER_SECOND|timeout|_wait$',
                  re.I)
SIDES = {
    'before': ['-include', 'legacy.h'],
    'after': ['-DVMTIMER_NO_LEGACY', '-include', 'newest.h'],
}


def libraries():
    names = [os.path.join(BUILD, p) for p in
             ('compat/libvmtimer-compat.a', 'lib/libvmtimer.a')]
    if not all(os.path.exists(p) for p in names):
        raise cocci.Skipped('the library is not built')
    return names


def command(args):
    done = subprocess.run(args, capture_output=True, cwd=ROOT.name,
                          env=dict(os.environ, LC_ALL='C'))
    return (done.stdout + done.stderr).decode('latin-1'), done.returncode


def driver(pair):
    """The file that calls what the pair has, or None."""
    path = os.path.join(cocci.PAIRS, pair.name + '.run.c')
    return path if os.path.exists(path) else None


def has_run(pair):
    return driver(pair) or re.search(rb'\bpair_run\s*\(', pair.text)


@functools.lru_cache(maxsize=None)
def runnable():
    return [p for p in cocci.pairs() if 'no-run' not in p.marks and has_run(p)]


@functools.lru_cache(maxsize=None)
def not_run():
    can = {p.name for p in runnable()}
    return [p for p in cocci.pairs() if p.name not in can]


@functools.lru_cache(maxsize=None)
def converted():
    return cocci.convert_pairs([p for p in runnable()
                                if p.want('newest') is None], 'newest',
                               os.path.join(ROOT.name, 'converted'))


def after(pair):
    return pair.want('newest') or converted()[pair.name].data


def symbol(pair):
    return 'run_' + pair.name.replace('-', '_')


def compile_pair(pair, side):
    """(object, None) or (None, what the compiler said)."""
    path = os.path.join(ROOT.name, side, pair.file())
    try:
        text = pair.text if side == 'before' else after(pair)
    except (cocci.Failed, cocci.Skipped) as why:
        return None, str(why)
    cocci.write(path, text)
    what = ([path] if not driver(pair)
            else ['-DPAIR_FILE="%s"' % path, driver(pair)])
    said, status = command(
        LANGUAGES[pair.ext] + SIDES[side]
        + ['-Dpair_run=' + symbol(pair), '-DPAIR_RUN=' + symbol(pair), '-c']
        + what + ['-o', path + '.o'])
    return (path + '.o', None) if status == 0 else (None, said)


@functools.lru_cache(maxsize=None)
def objects(side):
    converted()     # once, before there are threads
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        made = pool.map(lambda p: compile_pair(p, side), runnable())
        return {p.name: m for p, m in zip(runnable(), made)}


BROKEN = {}


def records(side):
    """records_of, but what went wrong for all pairs is told once."""
    if side not in BROKEN:
        try:
            BROKEN[side] = None
            records_of(side)
        except cocci.Failed as why:
            BROKEN[side] = True
            raise why
    check(not BROKEN[side], 'nothing runs ' + side)
    return records_of(side)


@functools.lru_cache(maxsize=None)
def records_of(side):
    """{pair name: [line]} of the pairs that compile on both sides."""
    both = [p for p in runnable()
            if objects('before')[p.name][0] and objects('after')[p.name][0]]
    table = os.path.join(ROOT.name, 'table.c')
    cocci.write(table, (
        ''.join('void %s(void *);\n' % symbol(p) for p in both)
        + 'const struct { const char *name; void (*run)(void *); }'
        ' pair_table[] = {\n'
        + ''.join('{"%s", %s},\n' % (p.name, symbol(p)) for p in both)
        + '{0, 0}};\n').encode())
    exe = os.path.join(ROOT.name, 'run-' + side)
    said, status = command(
        CC + [os.path.join(HARNESS, 'recorder.c'), table]
        + [objects(side)[p.name][0] for p in both]
        + libraries() + ['-lbsd', '-lstdc++', '-pthread', '-o', exe])
    check(status == 0, side + ' does not link:\n' + said[-500:])
    said, status = command([exe])
    check(status == 0, '%s stopped with %d:\n%s'
          % (side, status, said[-500:]))
    lines = {p.name: [] for p in both}
    for line in said.splitlines():
        name, _, record = line.partition(': ')
        if name in lines:
            lines[name].append(record)
    return lines


def check_runs(pair):
    libraries()
    for side in SIDES:
        check(objects(side)[pair.name][0], '%s does not compile %s:\n%s'
              % (pair.name, side, objects(side)[pair.name][1]))
    before, after = (records(side)[pair.name] for side in SIDES)
    check(before, pair.name + ' records nothing')
    check(before == after, '%s\nbefore: %s\nafter:  %s'
          % (pair.name, '; '.join(before), '; '.join(after)))


def check_later(pair):
    """Where there is no want file yet, the converter need not do it yet."""
    if pair.want('newest') is None:
        raise cocci.Skipped('later')
    check_runs(pair)


def check_cannot_run(pair):
    """The mark `no-run`, and why: so the list of them shrinks by itself."""
    check('no-run' in pair.marks, pair.name + ' has no pair_run(), no '
          + pair.name + '.run.c and no mark `no-run`')
    if has_run(pair):
        libraries()
        check(not all(compile_pair(pair, side)[0] for side in SIDES),
              pair.name + ' could run: take the mark `no-run` away')
    words = [cocci.lex(x)[0] for x in (pair.text, after(pair))]
    named = sorted(w for w in set(words[0] + words[1])
                   if w.isidentifier() and ARMS.search(w))
    check(words[0] == words[1] or not named,
          '%s is converted and names %s: give it a %s.run.c'
          % (pair.name, ', '.join(named), pair.name))


def check_harness_sees():
    """A wrong unit or clock in a converted copy changes the records."""
    name = 'new-three-arguments-rt'
    pair = [p for p in runnable() if p.name == name][0]
    good = records('after')[name]
    for old, new in ((b'timer_new_ms', b'timer_new_ns'),
                     (b'get_ms(QEMU_CLOCK_REALTIME)',
                      b'get_ns(QEMU_CLOCK_REALTIME)'),
                     (b'timer_new_ms(QEMU_CLOCK_REALTIME',
                      b'timer_new_ms(QEMU_CLOCK_HOST')):
        path = os.path.join(ROOT.name, 'wrong.c')
        text = pair.want('newest').replace(old, new)
        check(text != pair.want('newest'), 'nothing was made wrong')
        cocci.write(path, text)
        cocci.write(os.path.join(ROOT.name, 'one.c'), b'''
            void pair_run(void *);
            const struct { const char *name; void (*run)(void *); }
            pair_table[] = { { "%s", pair_run }, { 0, 0 } };
        ''' % name.encode())
        said, status = command(
            CC + SIDES['after'] + [path]
            + ['-o', 'wrong', os.path.join(HARNESS, 'recorder.c'), 'one.c']
            + libraries() + ['-lbsd', '-pthread'])
        check(status == 0, said)
        said, status = command([os.path.join(ROOT.name, 'wrong')])
        check(said.splitlines() != ['%s: %s' % (name, x) for x in good],
              '%s for %s is not seen' % (new, old))


def main():
    tests = [('a wrong unit or clock would be seen', check_harness_sees)]
    tests += [(pair.name + ' cannot run', lambda p=pair: check_cannot_run(p))
              for pair in not_run()]
    for pair in runnable():
        test = check_later if 'later' in pair.marks else check_runs
        tests.append((pair.name + ' arms the same timers as before',
                      lambda t=test, p=pair: t(p)))
    return cocci.tap(tests)


if __name__ == '__main__':
    sys.exit(main())
