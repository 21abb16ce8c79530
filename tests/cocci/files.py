#!/usr/bin/python3
"""Files as a tree really has them: each a clear outcome (see tree.py)."""

import os
import resource
import signal
import subprocess
import sys

import cocci
from cocci import check, promise, read, write
from tree import (NEW, OLD, Tree, check_names, check_refused, check_status)


@promise
def empty_file_stays_empty():
    with Tree() as t:
        write(t.at('empty.c'), b'')
        run = t.in_place()
        check_status(run, 0)
        check(read(t.at('empty.c')) == b'', 'not empty any more')
        t.check_good(run)
        check_status(t.in_place('empty.c'), 0)


@promise
def binary_file_is_named_and_left():
    data = b'\x7fELF\0\0\1\xff' * 50 + OLD + b'\0' * 100
    with Tree() as t:
        write(t.at('binary.c'), data)
        run = t.in_place()
        check(read(t.at('binary.c')) == data, 'changed')
        check_names(run, 'binary.c')
        check_status(run, 1, 2)
        t.check_good(run)


@promise
def text_that_never_ends_is_no_crash():
    tails = [b'/* ', b'"abc', b"'", b'#define X \\', b'f(((', b'{{{', b'}}}',
             b'#if 0\n', b'R"x(', b'qemu_get_clock(', b'qemu_mod_timer',
             b'qemu_new_timer(vm_clock,', b'QEMUClock *', b'\\', b'\\\r']
    with Tree() as t:
        for n, tail in enumerate(tails):
            write(t.at('tail%02d.c' % n), OLD + tail)
            write(t.at('tail%02d.cc' % n), OLD + tail)
        run = t.in_place()
        check_status(run, 0, 1, 2)
        t.check_good(run)
        for n, tail in enumerate(tails):
            for name in ('tail%02d.c' % n, 'tail%02d.cc' % n):
                check(read(t.at(name)).startswith((OLD, NEW)),
                      name + ' is something else\n' + run.said())


@promise
def deep_nesting_is_no_crash():
    with Tree() as t:
        for n, (left, right) in enumerate((b'()', b'{}', b'[]')):
            pair = bytes([left]) * 50000 + b'1' + bytes([right]) * 50000
            write(t.at('deep%d.c' % n), OLD + b'int x = ' + pair + b';\n')
        run = t.in_place()
        check_status(run, 0, 1, 2)
        t.check_good(run)
        for n in range(3):
            check(read(t.at('deep%d.c' % n)).startswith((OLD, NEW)), 'torn')


@promise
def hundred_megabytes_get_an_answer():
    filler = b'/* nothing but words, one line after the other */\n' * 200
    count = (100 << 20) // len(filler)
    with Tree() as t:
        for name, head in (('words.c', b''), ('calls.c', OLD)):
            with open(t.at(name), 'wb') as f:
                f.write(head)
                for _ in range(count):
                    f.write(filler)
        run = t.in_place()
        t.check_good(run)
        with open(t.at('calls.c'), 'rb') as f:
            head = f.read(len(NEW))
        size = os.path.getsize(t.at('calls.c'))
        if run.status == 0:
            check(head == NEW, 'status 0, not converted\n' + run.said())
        else:
            check(OLD.startswith(head), 'half converted\n' + run.said())
            check_names(run, 'calls.c')
        check(size == count * len(filler) + (len(NEW) if run.status == 0
                                             else len(OLD)), 'other size')


@promise
def folder_named_like_a_source_is_a_folder():
    with Tree() as t:
        write(t.at('dir.c/inner.c'), OLD)
        run = t.in_place()
        check_status(run, 0)
        check(read(t.at('dir.c/inner.c')) == NEW, 'not searched')
        t.check_good(run)


@promise
def dangling_link_is_no_trouble_in_a_tree_and_named_when_given():
    with Tree() as t:
        os.symlink('nowhere.c', t.at('dangling.c'))
        run = t.in_place()
        check_status(run, 0, 2)
        t.check_good(run)
        run = t.in_place('dangling.c')
        check_status(run, 2)
        check_names(run, 'dangling.c')
        check(os.path.islink(t.at('dangling.c')), 'the link is gone')


@promise
def fifo_does_not_hang():
    with Tree() as t:
        os.mkfifo(t.at('pipe.c'))
        run = t.in_place(timeout=20)
        check_status(run, 0, 2)
        t.check_good(run)
        run = t.in_place('pipe.c', timeout=20)
        check_status(run, 2)
        check_names(run, 'pipe.c')


@promise
def loop_of_links_ends():
    with Tree() as t:
        os.mkdir(t.at('sub'))
        os.symlink('..', t.at('sub/up'))
        os.symlink('self.c', t.at('self.c'))
        run = t.in_place(timeout=20)
        t.check_good(run)


@promise
def link_stays_a_link_and_its_target_is_replaced():
    with Tree() as t:
        write(t.at('away/real.c'), OLD)
        os.symlink('away/real.c', t.at('link.c'))
        run = t.in_place('link.c')
        check_status(run, 0)
        check(os.readlink(t.at('link.c')) == 'away/real.c', 'no link now')
        check(read(t.at('away/real.c')) == NEW, 'target: ' + run.said())
        check(os.listdir(t.at('away')) == ['real.c'], 'something was left')


@promise
def file_with_two_names_is_refused_unless_links_may_break():
    with Tree() as t:
        write(t.at('one.c'), OLD)
        os.link(t.at('one.c'), t.at('two.txt'))
        run = t.in_place()
        check_refused(t, run, 'one.c', OLD)
        run = t.in_place('--break-links', '.')
        check_status(run, 0)
        check(read(t.at('one.c')) == NEW, 'not converted\n' + run.said())
        check(read(t.at('two.txt')) == OLD, 'the other name changed')


@promise
def read_only_file_is_refused_also_for_root():
    with Tree() as t:
        write(t.at('ro.c'), OLD)
        os.chmod(t.at('ro.c'), 0o444)
        run = t.in_place()
        check_refused(t, run, 'ro.c', OLD)


@promise
def mode_and_owner_stay():
    with Tree() as t:
        os.chmod(t.at('good.c'), 0o750)
        if os.geteuid() == 0:
            os.chown(t.at('good.c'), 4711, 4712)
        before = os.stat(t.at('good.c'))
        run = t.in_place()
        after = os.stat(t.at('good.c'))
        t.check_good(run)
        check((before.st_mode, before.st_uid, before.st_gid)
              == (after.st_mode, after.st_uid, after.st_gid),
              'mode or owner changed')


@promise
def file_that_needs_no_edit_is_not_written():
    with Tree() as t:
        write(t.at('clean.c'), NEW)
        before = os.stat(t.at('clean.c'))
        t.in_place()
        after = os.stat(t.at('clean.c'))
        check((before.st_ino, before.st_mtime_ns)
              == (after.st_ino, after.st_mtime_ns), 'written anew')


@promise
def unreadable_file_is_named():
    with Tree() as t:
        if os.geteuid() != 0:
            write(t.at('secret.c'), OLD)
            os.chmod(t.at('secret.c'), 0)
            run = t.in_place()
        else:
            run = as_nobody(t)
        check_status(run, 2)
        check_names(run, 'secret.c')
        t.check_good(run)


def as_nobody(t):
    """Root reads everything: drop to nobody, where that user may run it."""
    os.chmod(t.root, 0o777)
    write(t.at('secret.c'), OLD)
    os.chmod(t.at('secret.c'), 0)
    os.chmod(t.at('good.c'), 0o666)
    os.chown(t.at('good.c'), 65534, 65534)
    test = subprocess.run([cocci.program(), '--help'], user=65534,
                          capture_output=True, cwd=t.root) \
        if os.access(cocci.program(), os.X_OK) else None
    if test is None or test.returncode != 0:
        raise cocci.Skipped('nobody may not run the program')
    return t.in_place(user=65534, group=65534, extra_groups=[],
                      env=dict(os.environ, HOME='/nonexistent'))


@promise
def full_disk_leaves_the_old_file_and_says_so():
    """A limit on file sizes stands in: writing fails half way."""
    data = b'/*\n' + b'words ' * 10000 + b'\n */\n' + OLD
    with Tree() as t:
        write(t.at('big.c'), data)
        os.unlink(t.at('good.c'))
        run = t.in_place('big.c', restore_signals=False,
                         preexec_fn=small_files)
        check(read(t.at('big.c')) == data, 'not the old file\n' + run.said())
        check_status(run, 2)
        check(run.err, 'not a word')
        check(sources(t.root) == ['big.c'], 'left: %s' % sources(t.root))


def small_files():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000))


def sources(root):
    return sorted(n for n in os.listdir(root)
                  if n.endswith(('.c', '.h', '.cc', '.cpp', '.inc')))


@promise
def really_full_disk_leaves_the_old_file():
    data = b'/*\n' + b'words ' * 10000 + b'\n */\n' + OLD
    with Tree() as t:
        os.mkdir(t.at('small'))
        done = subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=100k',
                               'tmpfs', t.at('small')], capture_output=True)
        if done.returncode != 0:
            raise cocci.Skipped('no mounts here')
        try:
            write(t.at('small/big.c'), data)
            run = t.in_place('small', 'good.c')
            check(read(t.at('small/big.c')) == data, 'changed' + run.said())
            check_status(run, 2)
            check_names(run, 'big.c')
            t.check_good(run)
            check(os.listdir(t.at('small')) == ['big.c'], 'a temporary stays')
        finally:
            subprocess.run(['umount', t.at('small')], check=True)


@promise
def output_that_cannot_be_written_is_trouble():
    with Tree() as t:
        for shell in ('>/dev/full', '>&-'):
            done = subprocess.run(
                ['sh', '-c', 'exec "$0" "$@" ' + shell, cocci.program(),
                 '--without-spatch', '.'], cwd=t.root, capture_output=True)
            check(done.returncode == 2, 'exit %d with %s'
                  % (done.returncode, shell))
            check(b'standard output' in done.stderr, done.stderr.decode())


@promise
def closed_descriptors_do_no_harm():
    with Tree() as t:
        subprocess.run(['sh', '-c', 'exec "$0" "$@" <&- >&- 2>&-',
                        cocci.program(), '-i', '.'], cwd=t.root)
        check(read(t.at('good.c')) == NEW, 'not converted')
        check(os.listdir(t.root) == ['good.c'], 'left: %s'
              % os.listdir(t.root))


@promise
def tree_of_five_thousand_files_converts():
    with Tree() as t:
        for n in range(5000):
            write(t.at('d%d/f%d.c' % (n % 70, n)), b'int x;\n' if n % 10
                  else OLD)
        run = t.in_place('-j', '2', '.')
        check_status(run, 0)
        t.check_good(run)
        check_names(run, '5001 files looked at, 501 with legacy words')
        bad = [n for n in range(0, 5000, 10)
               if read(t.at('d%d/f%d.c' % (n % 70, n))) != NEW]
        check(not bad, 'not converted: %s' % bad[:9])


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals())))
