#!/usr/bin/python3
"""--comments: names in comments and strings, counted with or without it."""

import os
import sys

import cocci
import conservation
from cocci import check, convert, promise, read, write


def run(text, *args, name='a.c'):
    with cocci.folder() as root:
        write(os.path.join(root, name), text.encode())
        done = convert(['-i', '--from', 'mixed', *args, name], root)
        return read(os.path.join(root, name)).decode(), done


def check_becomes(text, want, *args):
    got, done = run(text, '--comments', *args)
    check(got == want, 'wanted %s\ngot    %s\n%s' % (want, got, done.said()))
    check(run(got, '--comments', *args)[0] == got, 'a second run changes it')
    check(run(text, *args)[0] == text, 'changed without --comments')


@promise
def one_word_for_another_in_comments():
    check_becomes('/* qemu_mod_timer on vm_clock. */\n',
                  '/* timer_mod on QEMU_CLOCK_VIRTUAL. */\n')
    check_becomes('int x; // qemu_del_timer(t) \\\n rt_clock\nint y;\n',
                  'int x; // timer_del(t) \\\n QEMU_CLOCK_REALTIME\nint y;\n')
    check_becomes('/*\r\n * host_clock, qemu_new_timer_ms()\r\n */\r\n',
                  '/*\r\n * QEMU_CLOCK_HOST, timer_new_ms()\r\n */\r\n')
    check_becomes('/* \xe9 QEMUClock and qemu_new_timer */',
                  '/* \xe9 QEMUClockType and timer_new */')


@promise
def one_word_for_another_in_strings():
    check_becomes('const char *m = "qemu_new_timer_ns: no vm_clock\\n" /* */\n'
                  '    " qemu_mod_timer";\n',
                  'const char *m = "timer_new_ns: no QEMU_CLOCK_VIRTUAL\\n"'
                  ' /* */\n    " timer_mod";\n')


@promise
def what_has_several_names_goes_by_what_is_behind_it():
    check_becomes('/* qemu_get_clock(rt_clock), qemu_get_clock(vm_clock) */\n',
                  '/* qemu_clock_get_ms(QEMU_CLOCK_REALTIME),'
                  ' qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) */\n')
    check_becomes('/* get_ticks_per_sec(), ticks_per_sec / 50 */\n',
                  '/* NANOSECONDS_PER_SECOND, NANOSECONDS_PER_SECOND / 50 */\n')
    check_becomes('/* get_ticks_per_sec(), ticks_per_sec / 50 */\n',
                  '/* get_ticks_per_sec(), get_ticks_per_sec() / 50 */\n',
                  '--to', '2.0')
    for left in ('/* qemu_get_clock() */\n', '/* qemu_get_clock(c) */\n',
                 '/* qemu_new_timer(c, f, s) */\n', '/* s->expire_time */\n',
                 '/* qemu_clock_deadline */\n', '/* my_vm_clock vm_clocks */\n'):
        check_becomes(left, left)


@promise
def code_converts_as_without_it():
    with cocci.folder() as root:
        for where, args in (('plain', []), ('full', ['--comments'])):
            for pair in cocci.pairs():
                write(os.path.join(root, where, pair.file()), pair.text)
            convert(['-i', '--from', 'mixed', *args, where], root)
        differ = 0
        for pair in (p for p in cocci.pairs() if p.ext != 'cc'):
            plain, full = (read(os.path.join(root, w, pair.file()))
                           for w in ('plain', 'full'))
            a, b = ([t for t in cocci.lex(x)[0] if t[-1] not in '"\'']
                    for x in (plain, full))
            check(a == b, pair.name + ' has other code')
            differ += plain != full
        check(differ > 3, 'no comment was converted')


@promise
def verify_knows_of_strings():
    with cocci.folder() as root:
        for where in 'ab':
            write(os.path.join(root, where, 'a.c'),
                  b'const char *m = "vm_clock";\nint x; /* rt_clock */\n')
        convert(['-i', '--comments', '--from', 'mixed', 'b'], root)
        for args, status in (([], 1), (['--comments'], 0)):
            done = convert(['--verify', '--from', 'mixed', *args, 'a', 'b'],
                           root)
            check(done.status == status, done.said())


def sets(root):
    """All pairs, each with its own options and --comments."""
    made = []
    some = cocci.pairs()
    for line, members in cocci.by_options(some, 'newest').items():
        where = os.path.join(root.name, str(len(made)))
        for pair in members:
            write(os.path.join(where, pair.file()), pair.text)
        made.append(cocci.Set(list(line), where, members, convert(
            list(line) + ['--comments', '-i', '.'], where)))
    return made


if __name__ == '__main__':
    ROOT = cocci.folder()
    LAW = conservation.promises(lambda: sets(ROOT))
    sys.exit(cocci.tap(cocci.promises(globals())
                       + [(n + ' with --comments', f) for n, f in LAW]))
