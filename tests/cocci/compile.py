#!/usr/bin/python3
"""--compile-commands: what the compiler says after conversion alone."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import cocci
from cocci import check, convert, promise, read, write

GOOD = (b'#include "qemu-timer.h"\n'
        b'static void tick(void *opaque)\n{\n}\n'
        b'void start(void *opaque)\n{\n'
        b'    QEMUTimer *t = qemu_new_timer_ns(vm_clock, tick, opaque);\n'
        b'    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + 1000);\n}\n')
LEFT = GOOD + (b'int64_t rest(void)\n{\n'
               b'    return qemu_clock_deadline(vm_clock);\n}\n')
WARNS = GOOD + b'int n(void)\n{\n    int unused;\n    return 0;\n}\n'


class Project:
    """A folder with files, each with a command."""

    def __init__(self, **files):
        if not shutil.which('cc'):
            raise cocci.Skipped('no cc')
        self.temp = cocci.folder()
        self.root = self.temp.name
        for name, data in files.items():
            write(self.at(name), data)

    def __enter__(self):
        return self

    def __exit__(self, *why):
        self.temp.cleanup()

    def at(self, name):
        name = name.replace('_h', '.h').replace('_c', '.c')
        return os.path.join(self.root, 'src', name.replace('__', '/'))

    def run(self, *args, text=None, flags='-Wall -I.'):
        names = sorted(n for n in os.listdir(os.path.join(self.root, 'src'))
                       if n.endswith('.c'))
        write(os.path.join(self.root, 'cc.json'), (text or json.dumps([{
            'directory': os.path.join(self.root, 'src'), 'file': n,
            'command': "cc %s -c '%s' -o %s.o -MD -MF x.d" % (flags, n, n)}
            for n in names])).encode())
        tmp = os.path.join(self.root, 'tmp')
        os.makedirs(tmp, exist_ok=True)
        done = convert(['--compile-commands', 'cc.json', '--from', '1.0',
                        *args, 'src'], self.root,
                       env=dict(os.environ, TMPDIR=tmp))
        check(not os.listdir(tmp), 'left in TMPDIR: %s' % os.listdir(tmp))
        check(not [n for n in os.listdir(os.path.join(self.root, 'src'))
                   if n.endswith(('.o', '.d'))], 'an object was made')
        return done


@promise
def converted_file_compiles_with_the_old_names_absent():
    with Project(a_c=GOOD) as p:
        run = p.run()
        check(run.status == 0, run.said())
        check(b'1 files compiled: 1 without an error before, 1 after; 0 new'
              in run.err, run.said())


@promise
def what_the_compiler_says_after_alone_is_told():
    with Project(a_c=LEFT) as p:
        run = p.run()
        check(run.status == 1, run.said())
        check(b'1 without an error before, 0 after' in run.err
              or b'error' in run.err, run.said())
        lines = [x for x in run.err.decode().splitlines()
                 if '/src/a.c:' in x and 'qemu_clock_deadline' in x]
        check(lines and lines[0].startswith(p.at('a.c') + ':12:'), run.said())


@promise
def what_it_said_before_is_not_told():
    with Project(a_c=WARNS) as p:
        run = p.run(flags='-Wall -Werror -I.')
        check(run.status == 0 and b'unused' not in run.err, run.said())
        check(b'1 files compiled: 0 without an error before, 0 after; 0 new'
              in run.err, run.said())


@promise
def converted_headers_are_found_by_converted_files():
    header = (b'#include "qemu-timer.h"\n'
              b'struct dev { QEMUClock *clock; };\n')
    source = (b'#include "dev.h"\nint64_t now(struct dev *s)\n{\n'
              b'    s->clock = vm_clock;\n'
              b'    return qemu_get_clock_ns(s->clock);\n}\n')
    for flags, where in (('-Wall -Werror', 'dev_h'),
                         ('-Wall -Werror -Iinc', 'inc__dev_h'),
                         ('-Wall -Werror -I inc', 'inc__dev_h')):
        with Project(a_c=source, **{where: header}) as p:
            run = p.run(flags=flags)
            check(run.status == 0 and b'1 without an error before, 1 after'
                  in run.err, run.said())


@promise
def folders_of_headers_without_changes_are_no_news():
    with Project(a_c=GOOD, inc__own_h=b'int own;\n') as p:
        run = p.run(flags='-Wall -Werror -Wmissing-include-dirs -Iinc')
        check(run.status == 0 and b'1 without an error before, 1 after; 0 new'
              in run.err, run.said())


@promise
def command_that_names_our_headers_has_them_where_it_says():
    """A tree of QEMU's has headers by the names of ours."""
    ours = os.path.realpath(os.path.join(cocci.HERE, '../../compat/include'))
    lib = os.path.realpath(os.path.join(cocci.HERE, '../../lib/include'))
    with Project(a_c=b'#include "net.h"\n' + GOOD
                 + b'int net(void)\n{\n    return OWN_NET;\n}\n',
                 inc__net_h=b'#define OWN_NET 1\n') as p:
        run = p.run(flags='-Iinc -idirafter %s -idirafter %s' % (ours, lib))
        check(run.status == 0 and b'1 without an error before, 1 after; 0 new'
              in run.err, run.said())


@promise
def converted_header_is_found_beside_a_header_that_stays():
    """By its neighbour, whose own folder has the old one."""
    header = (b'#include "qemu-timer.h"\n'
              b'struct dev { QEMUClock *clock; };\n')
    source = (b'#include "all.h"\nint64_t now(struct dev *s)\n{\n'
              b'    s->clock = vm_clock;\n'
              b'    return qemu_get_clock_ns(s->clock);\n}\n')
    with Project(a_c=source, inc__all_h=b'#include "dev.h"\n',
                 inc__dev_h=header) as p:
        run = p.run(flags='-Wall -Werror -Iinc')
        check(run.status == 0 and b'1 without an error before, 1 after; 0 new'
              in run.err, run.said())


@promise
def command_may_name_its_file_otherwise_than_the_entry():
    with Project(a_c=GOOD) as p:
        here = os.path.join(p.root, 'src')
        run = p.run(text=json.dumps([{
            'directory': here, 'file': p.at('a.c'),
            'command': 'cc -Wall -Werror -c -o a.o a.c'}]))
        check(run.status == 0 and b'1 without an error before, 1 after; 0 new'
              in run.err, run.said())


@promise
def files_are_compiled_as_they_were_when_written_in_place():
    with Project(a_c=GOOD) as p:
        run = p.run('-i')
        check(run.status == 0 and b'1 without an error before, 1 after'
              in run.err, run.said())
        check(b'timer_mod(t' in read(p.at('a.c')), 'not converted')


@promise
def arguments_and_commands_are_understood():
    with Project(a_c=GOOD) as p:
        here = os.path.join(p.root, 'src')
        for entry in ({'arguments': ['cc', '-Wall', '-DX=a "b"', '-c', 'a.c']},
                      {'command': 'cc -DX=\'a b\' -DY=a\\ b "-DZ" -c a.c',
                       'output': {'x': [1, True, None]}}):
            entry.update(directory=here, file='a.c')
            run = p.run(text=json.dumps([entry]))
            check(run.status == 0 and b'1 files compiled: 1' in run.err,
                  run.said())
        run = p.run(text=json.dumps([]))
        check(b'0 files compiled' in run.err
              and b'1 changed files have no command' in run.err, run.said())


@promise
def what_is_no_list_of_commands_is_an_error():
    with Project(a_c=GOOD) as p:
        for text in ('{', '[{"file": 1', 'x', '[{"file": "a'):
            run = p.run('-i', text=text)
            check(run.status == 2 and b'cc.json' in run.err, run.said())
            check(read(p.at('a.c')) == GOOD, 'it wrote')


@promise
def run_interrupted_while_it_compiles_leaves_nothing_behind():
    with Project(a_c=GOOD) as p:
        tmp = os.path.join(p.root, 'tmp')
        started = os.path.join(p.root, 'started')
        os.mkdir(tmp)
        write(p.at('slow'), b'#!/bin/sh\necho >"%s"\nexec sleep 1000\n'
              % started.encode())
        os.chmod(p.at('slow'), 0o700)
        write(os.path.join(p.root, 'cc.json'), json.dumps([{
            'directory': os.path.join(p.root, 'src'), 'file': 'a.c',
            'arguments': [p.at('slow'), 'a.c']}]).encode())
        for number in (signal.SIGTERM, signal.SIGINT):
            child = subprocess.Popen(
                [cocci.program(), '--compile-commands', 'cc.json',
                 '--without-spatch', '--from', '1.0', 'src'], cwd=p.root,
                env=dict(os.environ, TMPDIR=tmp), stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for _ in range(1000):
                if os.path.exists(started):
                    break
                time.sleep(0.01)
            child.send_signal(number)
            check(child.wait(20) == -number, 'ended otherwise')
            check(not os.listdir(tmp), 'left in TMPDIR: %s' % os.listdir(tmp))
            os.unlink(started)


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals())))
