#!/usr/bin/python3
"""The command line: exit statuses, options, paths, what is printed."""

import json
import os
import re
import subprocess
import sys

import cocci
from cocci import check, convert, promise, read, write
from tree import LEFT, LINE, NEW, OLD, Tree, check_names, check_status


@promise
def status_0_when_nothing_is_left():
    with Tree() as t:
        check_status(t.run('good.c'), 0)
        check_status(t.in_place(), 0)
        check_status(t.run('.'), 0)


@promise
def status_1_when_something_is_left():
    with Tree() as t:
        write(t.at('left.c'), LEFT)
        run = t.run('.')
        check_status(run, 1)
        check('left.c' in run.report(), 'no report\n' + run.said())
        check_status(t.in_place(), 1)
        t.check_good(run)


LEFT_IN_PARTS = b'''void poke(QEMUTimer *t)
{
    t->expire_time = 5;
}

void rest(QEMUTimer *t)
{
    qemu_mod_timer(t, qemu_clock_deadline(vm_clock));
}

int qemu_timer_pending(QEMUTimer *ts)
{
    return 0;
}
'''
LEFT_PTIMER = b'''void tick(void *opaque)
{
    update(opaque);
}

void update(struct dev *s)
{
    ptimer_run(s->timer, 1);
}

void set(struct dev *s)
{
    update(s);
}

void init(struct dev *s)
{
    s->timer = ptimer_init(qemu_bh_new(tick, s), 0);
}
'''


@promise
def what_would_be_half_a_thing_is_reported_first():
    with Tree() as t:
        for name in ('a.c', 'c.c'):
            write(t.at(name), LEFT_IN_PARTS)
        write(t.at('b.c'), LEFT_PTIMER)
        run = convert(['--from', '1.0', '.'], t.root)
        lines = [x.split(':')[:4] for x in run.err.decode().splitlines()
                 if re.match('[a-c][.]c:[0-9]', x)]
        got = [(x[0], x[3].strip()) for x in lines]
        whole = ['qemu_mod_timer', 'qemu_clock_deadline', 'vm_clock']
        want = ([(f, w) for f in ('a.c', 'c.c') for w in whole]
                + [('b.c', 'ptimer_run')]
                + [(f, 'expire_time') for f in ('a.c', 'c.c')]
                + [(f, 'qemu_timer_pending') for f in ('a.c', 'c.c')])
        check(got == want, run.said())
        report = json.loads(convert(['--json', '--from', '1.0', '.'],
                                    t.root).out)
        check([(x['path'], x['name']) for x in report['left']] == want,
              str(report['left']))
        check([x['statement_is_left_whole'] for x in report['left']]
              == [True] * 6 + [False] * 5, str(report['left']))


@promise
def check_says_1_when_there_is_something_to_convert_and_writes_nothing():
    with Tree() as t:
        check_status(t.run('--check', '.'), 1)
        check(read(t.at('good.c')) == OLD, '--check wrote')
        t.in_place()
        check_status(t.run('--check', '.'), 0)


@promise
def status_2_for_wrong_options():
    with Tree() as t:
        for args in ([], ['--no-such-option', '.'], ['--from'],
                     ['--from', 'yesterday', '.'], ['--to', '0.9', '.'],
                     ['-j', '0', '.'], ['-j', 'two', '.']):
            run = convert(args, t.root)
            check_status(run, 2)
            check(run.err, 'silent: %s' % args)
        check(read(t.at('good.c')) == OLD, 'a refused run wrote')


@promise
def options_that_exclude_each_other_are_refused():
    with Tree() as t:
        write(t.at('new.c'), NEW)
        for args in (['--check', '-i', 'good.c'], ['--lint', '-i', 'good.c'],
                     ['--lint', '--check', 'good.c'],
                     ['--lint', '--compile-commands', 'x.json', 'good.c'],
                     ['--lint', '--verify', 'good.c', 'new.c'],
                     ['--verify', '-i', 'good.c', 'new.c'],
                     ['--verify', '--check', 'good.c', 'new.c'],
                     ['--verify', '--json', 'good.c', 'new.c'],
                     ['--lint', '--time-limit', '3', 'good.c'],
                     ['--lint', '--break-links', 'good.c'],
                     ['--lint', '--comments', 'good.c'],
                     ['--lint', '--without-spatch', 'good.c'],
                     ['--lint', '-j', '2', 'good.c'],
                     ['--verify', '--time-limit', '3', 'good.c', 'new.c'],
                     ['--verify', '--keep-scratch', 'good.c', 'new.c'],
                     ['--verify', '--break-links', 'good.c', 'new.c'],
                     ['--check', '--break-links', 'good.c'],
                     ['--without-spatch', '--time-limit', '3', 'good.c'],
                     ['--without-spatch', '--keep-scratch', 'good.c'],
                     ['--list-rules', '--json'],
                     ['--list-rules', '--explain', '1.7-new-timer'],
                     ['--explain', '1.7-new-timer', '--check']):
            run = t.run(*args)
            check_status(run, 2)
            check_names(run, 'exclude each other')
            check(run.out == b'', 'printed all the same: %s' % run.said())
        for args, said in ((['--break-links', 'good.c'], 'is for --in-place'),
                           (['--list-rules', 'good.c'], 'take no path')):
            run = convert(args, t.root)
            check_status(run, 2)
            check_names(run, said)
        check(read(t.at('good.c')) == OLD, 'a refused run wrote')


@promise
def releases_that_never_were_are_refused():
    with Tree() as t:
        for option in ('--from', '--to'):
            for level in ('99', '3.99', '0.5', '0.16', '1.8', '2.13', '10.3',
                          '11.0', '14'):
                run = convert([option, level, '.'], t.root)
                check_status(run, 2)
                check_names(run, '%s %s: no such release' % (option, level))
        check_names(run, '0.14?')
        for level in ('0.7', '0.7.2'):
            run = convert(['--from', level, '.'], t.root)
            check_status(run, 2)
            check_names(run, 'older than all of this')
        for level in ('0.8', '0.8.1', '0.15', '0.15.50', '1.0.93', '1.7',
                      '2.12', '5', '10.2', 'newest', 'mixed'):
            check_status(convert(['--from', level, '.'], t.root), 0)


@promise
def missing_path_is_named():
    with Tree() as t:
        run = t.in_place('good.c', 'gone.c')
        check_status(run, 2)
        check_names(run, 'gone.c')


@promise
def any_file_name_works():
    names = ['a b.c', "it's.c", '"q".c', '$(touch PWNED).c', ';x.c', '-x.c',
             'new\nline.c', 'ü\u00e9.c', '*.c', 'back\\slash.c', '%s%n.c']
    with Tree() as t:
        for name in names:
            write(t.at(name), OLD)
        run = t.in_place()
        check_status(run, 0)
        bad = [n for n in names if read(t.at(n)) != NEW]
        check(not bad, 'not converted: %s\n%s' % (bad, run.said()))
        check(sorted(os.listdir(t.root)) == sorted(names + ['good.c']),
              'made: %s' % os.listdir(t.root))


@promise
def diff_of_any_file_name_applies():
    names = ['a b.c', 'plain.c', "it's.c", 'tab\tname.c', '"q".c']
    with Tree() as t:
        for name in names:
            write(t.at(name), OLD)
        run = t.run('.')
        done = subprocess.run(['git', 'apply'], cwd=t.root, input=run.out,
                              capture_output=True)
        check(done.returncode == 0, done.stderr.decode() + run.said())
        bad = [n for n in names if read(t.at(n)) != NEW]
        check(not bad, 'not applied: %s' % bad)


@promise
def only_sources_of_a_folder_are_searched():
    with Tree() as t:
        for name in ('x.txt', 'x.c.orig', 'x.py', 'Makefile'):
            write(t.at(name), OLD)
        for name in ('x.h', 'x.cc', 'x.cpp', 'x.inc', 'deep/er/x.c'):
            write(t.at(name), OLD)
        t.in_place()
        for name in ('x.txt', 'x.c.orig', 'x.py', 'Makefile'):
            check(read(t.at(name)) == OLD, name + ' changed')
        for name in ('x.h', 'x.cc', 'x.cpp', 'x.inc', 'deep/er/x.c'):
            check(read(t.at(name)) == NEW, name + ' was not converted')


@promise
def file_given_twice_is_converted_once():
    with Tree() as t:
        run = t.run('good.c', '.', './good.c', t.at('good.c'))
        check(run.out.count(b'+    timer_del(t);') == 1,
              'more than one edit\n' + run.said())


@promise
def paths_of_the_diff_have_a_and_b():
    with Tree() as t:
        write(t.at('hw/uart.c'), OLD)
        for paths in (['.'], ['hw', 'good.c'], [t.root], ['./hw/../hw']):
            run = t.run(*paths)
            check(b'--- a/' in run.out and b'+++ b/' in run.out, run.said())
            check(b'a/./' not in run.out and b'a//' not in run.out,
                  'a path patch -p1 cannot find\n' + run.said())


@promise
def missing_spatch_is_said():
    with Tree() as t:
        run = t.in_place(env={'PATH': t.root, 'HOME': t.root})
        check_status(run, 2)
        check_names(run, 'spatch')
        check(read(t.at('good.c')) in (OLD, NEW), 'half written')


@promise
def summary_names_no_file_when_there_is_nothing_to_do():
    with Tree() as t:
        write(t.at('good.c'), NEW)
        run = t.run('.')
        check_status(run, 0)
        check(run.out == b'', 'a diff of nothing\n' + run.said())
        check(not run.report(), 'a report of nothing\n' + run.said())


@promise
def progress_line_is_for_terminals_only():
    with Tree() as t:
        for n in range(20):
            write(t.at('f%d.c' % n), OLD)
        run = t.run('.')
        check(b'\r' not in run.err and b'\33' not in run.err + run.out,
              'a progress line in a pipe\n' + run.said())
        reader, terminal = os.openpty()
        done = subprocess.Popen([cocci.program()] + LINE + ['.'], cwd=t.root,
                                stdin=subprocess.DEVNULL, stderr=terminal,
                                stdout=subprocess.DEVNULL)
        os.close(terminal)
        shown = read_all(reader)
        check(done.wait(60) == 0, 'exit status')
        check(shown.count(b'\r') > shown.count(b'\r\n'),
              'no progress on a terminal: %s' % shown[-300:])


def read_all(reader):
    shown = b''
    try:
        while True:
            more = os.read(reader, 4096)
            if not more:
                return shown
            shown += more
    except OSError:             # EIO: the other side has gone
        return shown
    finally:
        os.close(reader)


@promise
def summary_counts_by_rule():
    rules = [n[:-len('.cocci')] for n in os.listdir(
        os.path.join(cocci.HERE, '../../coccinelle/rules'))
        if n.endswith('.cocci')]
    check(rules, 'no rules')
    with Tree() as t:
        write(t.at('more.c'), OLD * 2)
        run = t.run('.')
        lines = [x for x in (run.out + run.err).decode().splitlines()
                 if any(rule in x for rule in rules)]
        check([x for x in lines if re.search(r'\b3\b', x)],
              'no rule is said to have made 3 edits\n' + run.said())


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals())))
