#!/usr/bin/python3
"""The release of the sources: given, guessed from what is there, refused."""

import sys

import cocci
from cocci import check, convert, promise, read, write

THREE = (b'void three(void *s)\n{\n'
         b'    t = qemu_new_timer(rt_clock, f, s);\n}\n')
FOUR = (b'void four(void *s)\n{\n'
        b'    t = qemu_new_timer(vm_clock, SCALE_MS, f, s);\n}\n')
READ = b'int64_t now(void)\n{\n    return qemu_get_clock(vm_clock);\n}\n'
NEW = b'void g(QEMUTimer *t)\n{\n    timer_mod(t, 0);\n}\n'
LEFT_OVER = b'void h(QEMUTimer *t)\n{\n    qemu_del_timer(t);\n}\n'


def guess(files, *args, path='.'):
    """The lines about the release, the run, and the files afterwards."""
    with cocci.folder() as root:
        for name, data in files.items():
            write('%s/%s' % (root, name), data)
        run = convert(list(args) + ['-i', '--without-spatch', path], root)
        lines = run.err.decode('latin-1').splitlines()
        begin = [i for i, x in enumerate(lines)
                 if x.startswith('release of the sources')]
        check(len(begin) <= 1, run.said())
        said = lines[begin[0]:begin[0] + 4] if begin else []
        return '\n'.join(said), run, {n: read('%s/%s' % (root, n))
                                      for n in files}


def check_guess(files, *wanted, path='.'):
    said, run, _ = guess(files, path=path)
    check(run.status != 2, run.said())
    for line in wanted:
        check(line in said, 'not said: %s\n%s' % (line, run.said()))


@promise
def number_of_arguments_says_the_release():
    check_guess({'a.c': b'\n' + THREE},
                '  0.14 or earlier: a.c:4: qemu_new_timer() with 3 arguments')
    check_guess({'a.c': FOUR},
                '  0.15 or later: a.c:3: qemu_new_timer() with 4 arguments')


@promise
def words_and_headers_say_the_release():
    check_guess({'a.c': READ}, '  0.14 or earlier: a.c:3: qemu_get_clock()')
    check_guess({'a.c': b'#include "vl.h"\n' + LEFT_OVER},
                '  0.9 or earlier: a.c:1: #include "vl.h"')
    check_guess({'a.c': b'#include "qemu/timer.h"\n' + LEFT_OVER},
                '  1.4 or later: a.c:1: #include "qemu/timer.h"',
                '  1.6 or earlier: a.c:4: qemu_del_timer()')


@promise
def version_of_the_tree_says_the_release():
    tree = {'VERSION': b'0.14.1\n', 'vl.c': b'\n', 'hw/a.c': LEFT_OVER}
    check_guess(tree, '  0.14 or later: VERSION:1: "0.14.1"',
                '  0.14 or earlier: VERSION:1: "0.14.1"')
    check_guess(tree, '  0.14 or later: VERSION:1: "0.14.1"', path='hw/a.c')
    tree['VERSION'] = b'0.15.50\n'
    check_guess(tree, '  0.15 or later: VERSION:1',
                '  1.0 or earlier: VERSION:1')


@promise
def version_of_another_project_says_nothing():
    said, run, _ = guess({'VERSION': b'7.2.0\n', 'a.c': LEFT_OVER})
    check('VERSION' not in said and run.status == 0, run.said())


@promise
def closest_bounds_are_the_ones_that_are_said():
    check_guess({'a.c': LEFT_OVER, 'b.c': FOUR,
                 'c.c': b'int64_t f(QEMUTimer *t)\n{\n'
                        b'    return qemu_timer_expire_time_ns(t);\n}\n'},
                '  1.0 or later: c.c:3: qemu_timer_expire_time_ns()',
                '  1.6 or earlier: a.c:3: qemu_del_timer()')


@promise
def contradiction_is_an_error_that_names_both_places():
    files = {'a.c': THREE, 'b.c': FOUR}
    said, run, after = guess(files)
    check(run.status == 2, run.said())
    for word in (b'a.c:3: qemu_new_timer() with 3 arguments',
                 b'b.c:3: qemu_new_timer() with 4 arguments', b'--from'):
        check(word in run.err, run.said())
    check(after == files, 'a refused run wrote')
    check(run.out == b'', 'a refused run printed a diff')


@promise
def version_that_the_calls_contradict_is_an_error():
    tree = {'VERSION': b'7.2.0\n', 'vl.c': b'\n', 'a.c': THREE}
    check(guess(tree)[1].status == 2, 'no error')


@promise
def from_decides_where_the_guess_is_contradictory():
    for level in ('0.14', '1.0', 'mixed'):
        said, run, after = guess({'a.c': THREE, 'b.c': FOUR}, '--from', level)
        check(run.status == 0 and not said, run.said())
        check(b'timer_new_ms(QEMU_CLOCK_REALTIME' in after['a.c'], run.said())
        check(b'timer_new_ms(QEMU_CLOCK_VIRTUAL' in after['b.c'], run.said())


@promise
def half_migrated_sources_are_no_contradiction():
    check_guess({'a.c': THREE, 'b.c': NEW + THREE, 'c.c': LEFT_OVER + NEW},
                '  0.14 or earlier: a.c:3')
    check_guess({'a.c': b'#include "qemu/osdep.h"\n' + FOUR},
                '  0.15 or later: a.c:4')


@promise
def what_a_conversion_made_gives_way_to_what_it_left():
    left = b'int64_t f(void)\n{\n    return qemu_next_deadline();\n}\n'
    made = b'#include "qemu/timer.h"\n' + NEW
    check_guess({'a.c': left, 'b.c': made + LEFT_OVER},
                '  0.14 or earlier: a.c:3: qemu_next_deadline()',
                '  in part converted: b.c:1: #include "qemu/timer.h" is of 1.4'
                ' or later')
    tree = {'VERSION': b'0.15.50\n', 'vl.c': b'\n',
            'a.c': b'#include "qemu/timer.h"\nstatic int timer_init;\n'}
    check_guess(tree, '  0.15 or later: VERSION:1: "0.15.50"',
                '  1.0 or earlier: VERSION:1: "0.15.50"')
    tree['VERSION'] = b'2.0.0\n'
    tree['a.c'] = (b'void g(QEMUTimer *t)\n{\n'
                   b'    s = ptimer_init(bh);\n'
                   b'    s = ptimer_init(f, t, PTIMER_POLICY_LEGACY);\n}\n')
    check_guess(tree, '  2.0 or earlier: VERSION:1: "2.0.0"')


@promise
def tree_that_was_converted_in_place_is_asked_again():
    """What is left, VERSION and what is new are no contradiction there."""
    tree = {'VERSION': b'1.0.1\n', 'vl.c': b'\n',
            'a.c': b'#include "qemu-timer.h"\n' + FOUR,
            'b.c': b'int64_t f(void)\n{\n'
                   b'    return qemu_clock_deadline(vm_clock);\n}\n'}
    for level in ('1.7', '4.2', 'newest'):
        _, run, after = guess(tree, '--to', level)
        check(run.status == 1 and after['a.c'] != tree['a.c'], run.said())
        _, run, again = guess(after, '--to', level)
        check(run.status == 1 and again == after, run.said())
        after['b.c'] = b'int64_t f(void)\n{\n    return 0;\n}\n'
        _, run, again = guess(after, '--to', level)
        check(run.status == 0 and again == after, run.said())


@promise
def other_arms_comments_and_definitions_say_nothing():
    for other in (b'#if HAVE_SCALE\n' + FOUR + b'#else\n' + THREE + b'#endif\n',
                  FOUR + b'/* qemu_new_timer(rt_clock, f, s); */\n',
                  FOUR + b'const char *m = "qemu_get_clock(rt_clock)";\n',
                  FOUR + b'int64_t qemu_get_clock(QEMUClock *c)\n'
                         b'{\n    return 0;\n}\n',
                  FOUR + b'#if 0\n' + THREE + b'#endif\n'):
        said, run, _ = guess({'a.c': other})
        check(run.status != 2, run.said())
        check('0.15 or later: a.c:' in said, run.said())


@promise
def guess_decides_what_only_the_release_can():
    left = (b'int64_t f(QEMUTimer *t)\n{\n    return t->expire_time;\n}\n')
    _, run, after = guess({'a.c': left, 'b.c': LEFT_OVER})
    check(after['a.c'] == left, 'converted without a reason\n' + run.said())
    _, run, after = guess({'a.c': left, 'b.c': FOUR})
    check(b'timer_expire_time_ns(t)' in after['a.c'], run.said())
    tree = {'VERSION': b'0.8.1\n', 'vl.h': b'\n', 'a.c': READ}
    _, run, after = guess(tree)
    check(after['a.c'] == READ and b'CPU ticks' in run.err, run.said())
    tree['VERSION'] = b'0.8.2\n'
    _, run, after = guess(tree)
    check(b'qemu_clock_get_ns' in after['a.c'], run.said())


@promise
def nothing_to_guess_from_is_said():
    said, run, _ = guess({'a.c': b'/* vm_clock */\n'})
    check('nothing to guess it from' in said, run.said())


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals())))
