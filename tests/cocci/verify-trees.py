#!/usr/bin/python3
"""--verify: a converted tree differs from the old one by rules alone."""

import os
import sys

import cocci
from cocci import check, convert, promise, read, write

BEFORE = (b'#include "qemu-timer.h"\n'
          b'void f(QEMUTimer *t, int64_t n)\n{\n'
          b'    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + n);\n'
          b'    other(n, 1);\n'
          b'    qemu_del_timer(t);\n}\n')
AFTER = (b'#include "qemu/timer.h"\n'
         b'void f(QEMUTimer *t, int64_t n)\n{\n'
         b'    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + n);\n'
         b'    other(n, 1);\n'
         b'    timer_del(t);\n}\n')


def verify(before, after, *args):
    """The run that compares two trees, given as {name: bytes}."""
    with cocci.folder() as root:
        for folder, files in (('a', before), ('b', after)):
            os.mkdir(os.path.join(root, folder))
            for name, data in files.items():
                write(os.path.join(root, folder, name), data)
        return convert(['--verify', '--from', 'mixed', *args, 'a', 'b'], root)


def check_good(run):
    check(run.status == 0 and run.out == b'', run.said())


def check_refused(run, *lines):
    check(run.status == 1, run.said())
    said = run.out.decode().splitlines()
    check(len(said) == len(lines)
          and all(a.startswith(b) for a, b in zip(said, lines)),
          'wanted %s\n%s' % (lines, run.said()))


@promise
def what_the_converter_made_is_good():
    with cocci.folder() as root:
        before = {p.file(): p.text for p in cocci.pairs()}
        for name, data in before.items():
            write(os.path.join(root, name), data)
        done = convert(['-i', '--from', 'mixed', '.'], root)
        after = {n: read(os.path.join(root, n)) for n in before}
        changed = sum(after[n] != before[n] for n in before)
        check(changed > 80, done.said())
        run = verify(before, after)
        check_good(run)
        check(b'%d as rules make them; 0 refused' % changed in run.err,
              run.said())


@promise
def what_was_left_is_good_too():
    check_good(verify({'a.c': BEFORE}, {'a.c': AFTER}))
    check_good(verify({'a.c': BEFORE}, {'a.c': BEFORE}))
    check_good(verify({'a.c': BEFORE, 'b.c': BEFORE},
                      {'a.c': AFTER, 'b.c': BEFORE}))
    check_good(verify({'a.c': BEFORE}, {'a.c': AFTER.replace(
        b'    timer_del(t)', b'    qemu_del_timer(t)')}))


@promise
def blanks_and_comments_do_not_matter_to_it():
    check_good(verify({'a.c': BEFORE}, {'a.c': AFTER.replace(
        b'(t, qemu', b'(t,\n\t  qemu').replace(b'{\n', b'{ /* new */\n')}))


@promise
def a_difference_that_no_rule_makes_is_refused():
    for old, new, line in (
            (b'other(n, 1)', b'other(n, 2)', 5),
            (b'other(n, 1)', b'other(1, n)', 5),
            (b'    other(n, 1);\n', b'', 5),
            (b'timer_mod(', b'timer_mod_ns(', 4),
            (b'QEMU_CLOCK_VIRTUAL', b'QEMU_CLOCK_HOST', 4),
            (b'get_ns', b'get_ms', 4), (b'timer_del', b'timer_free', 6),
            (b'"qemu/timer.h"', b'"qemu/timers.h"', 1),
            (b't);\n}\n', b't);\n}\nint x;\n', 7)):
        tampered = AFTER.replace(old, new)
        check(tampered != AFTER, 'nothing was changed')
        run = verify({'a.c': BEFORE}, {'a.c': tampered})
        check_refused(run, 'a/a.c:%d: differs' % line)


@promise
def a_statement_that_is_converted_by_halves_is_refused():
    for half in (b'timer_mod(t, qemu_get_clock_ns(vm_clock) + n);',
                 b'timer_mod(t, qemu_clock_get_ns(vm_clock) + n);',
                 b'qemu_mod_timer(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)'
                 b' + n);'):
        run = verify({'a.c': BEFORE}, {'a.c': AFTER.replace(
            b'timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + n);',
            half)})
        check_refused(run, 'a/a.c:4: differs')


@promise
def files_that_came_or_went_are_told():
    run = verify({'a.c': BEFORE, 'gone.c': BEFORE},
                 {'a.c': AFTER, 'new.c': b'int x;\n'})
    check_refused(run, 'a/gone.c:1: is not there any more',
                  'b/new.c:1: was not there before')


@promise
def files_without_old_words_are_compared_too():
    run = verify({'a.c': b'int x;\n'}, {'a.c': b'int y;\n'})
    check_refused(run, 'a/a.c:1: differs')


@promise
def rules_beyond_the_target_make_nothing():
    old = b'void f(QEMUTimer *t)\n{\n    timer_del(t);\n    timer_free(t);\n}\n'
    new = old.replace(b'    timer_del(t);\n', b'')
    check_good(verify({'a.c': old}, {'a.c': new}, '--to', '6.0'))
    check_refused(verify({'a.c': old}, {'a.c': new}, '--to', '5.2'),
                  'a/a.c:3: differs')


@promise
def a_file_beside_a_folder_is_refused():
    with cocci.folder() as root:
        write(os.path.join(root, 'a.c'), BEFORE)
        write(os.path.join(root, 'b/a.c'), AFTER)
        for paths in (['a.c', 'b'], ['b', 'a.c']):
            run = convert(['--verify', *paths], root)
            check(run.status == 2 and run.out == b''
                  and b'one is a folder, the other is not' in run.err,
                  run.said())
        run = convert(['--verify', '--from', '1.0', 'a.c', 'b/a.c'], root)
        check_good(run)


@promise
def verify_takes_two_paths():
    for paths in (['.'], ['.', '.', '.']):
        run = convert(['--verify'] + paths)
        check(run.status == 2 and b'two paths' in run.err, run.said())


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals())))
