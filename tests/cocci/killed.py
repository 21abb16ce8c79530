#!/usr/bin/python3
"""A run killed at any moment leaves every file whole.

The folder has many files. A run is killed with SIGKILL after a while that
grows from "just started" to "nearly done"; then each file is as it was or
wholly converted, and a plain run finishes the work as if nothing had been.
"""

import os
import random
import signal
import subprocess
import sys
import time

import cocci
from cocci import check, promise, read, write

COUNT = 100
LINE = ['--from', '1.0', '--to', 'newest', '--in-place', '-j', '2', '.']
FAST = ['--without-spatch'] + LINE


def file_of(n, text):
    filler = b'/*\n' + b' * a line of the story\n' * 400 + b' */\n'
    return filler + text.replace(b'pair_run', b'run_%d' % n) + filler


def make(root, count):
    pair = cocci.pairs('clockarg-mixed')[0]
    files = {}
    for n in range(count):
        name = os.path.join(root, 'dev%02d.c' % n)
        files[name] = (file_of(n, pair.text), file_of(n, pair.want('newest')))
        write(name, files[name][0])
    return files


def end_orphans(group):
    """What the dead one had started, a worker or spatch, ends too."""
    try:
        os.killpg(group, signal.SIGKILL)
        for _ in range(200):
            os.killpg(group, 0)
            time.sleep(0.01)
    except ProcessLookupError:
        pass


def restore(files):
    for name, (old, _) in files.items():
        write(name, old)


def check_finishes(root, line, files, env=None):
    run = cocci.convert(line, root, env=env)
    check(run.status == 0, run.said())
    check(check_whole(files) == len(files), 'a later run does not finish')


def kill_after(root, line, seconds, env=None):
    child = subprocess.Popen([cocci.program()] + line, cwd=root,
                             env=env, stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL,
                             start_new_session=True)
    try:
        child.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        end_orphans(child.pid)
        return True


def check_whole(files):
    done = 0
    for name, (old, new) in files.items():
        got = read(name)
        check(got in (old, new), name + ' is neither old nor new')
        done += got == new
    return done


def strays(root):
    return [n for n in os.listdir(root) if not n.startswith('dev')
            and n.endswith(('.c', '.h', '.cc', '.cpp', '.inc'))]


@promise
def killed_run_leaves_every_file_old_or_new():
    """The lexer alone is so fast that the kills meet the writing."""
    random.seed(4)
    with cocci.folder() as root:
        files = make(root, COUNT)
        start = time.monotonic()
        check(not kill_after(root, FAST, 60), 'more than 60 s')
        whole = time.monotonic() - start
        check(check_whole(files) == COUNT, 'not all converted')
        met = 0
        for _ in range(60):
            restore(files)
            kill_after(root, FAST, whole * random.random())
            met += 0 < check_whole(files) < COUNT
            check(not strays(root), 'left behind: %s' % strays(root))
            if met == 4:
                break
        check_finishes(root, FAST, files)
        if not met:
            raise cocci.Skipped('no kill met the writing')


def running_in(folder):
    """The processes whose temporary files are to lie there."""
    found = []
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            environment = read('/proc/%s/environ' % pid)
        except OSError:
            continue
        if b'TMPDIR=' + folder.encode() in environment:
            found.append(int(pid))
    return found


@promise
def kill_while_spatch_runs_leaves_every_file_old_or_new():
    """At many moments; spatch goes at once, and what is left in TMPDIR goes
    with the next run."""
    random.seed(5)
    with cocci.folder() as root, cocci.folder() as tmp:
        files = make(root, 20)
        env = dict(os.environ, TMPDIR=tmp)
        start = time.monotonic()
        kill_after(root, LINE, 60, env)
        whole = time.monotonic() - start
        check(check_whole(files) == len(files), 'not all converted')
        left = 0
        for part in range(12):
            restore(files)
            kill_after(root, LINE, whole * (part + random.random()) / 12, env)
            for _ in range(100):
                if not running_in(tmp):
                    break
                time.sleep(0.01)
            check(not running_in(tmp), 'runs on: %s' % running_in(tmp))
            check_whole(files)
            check(not strays(root), 'left behind: %s' % strays(root))
            left += len(os.listdir(tmp)) > 0
            check(len(os.listdir(tmp)) <= 1, 'more and more is left')
        check(left > 0, 'no kill met a temporary file')
        check_finishes(root, LINE, files, env)
        check(not os.listdir(tmp), 'left: %s' % os.listdir(tmp))


@promise
def ended_run_leaves_no_temporary_file():
    with cocci.folder() as root:
        files = make(root, 3)
        os.mkdir(os.path.join(root, 'tmp'))
        run = cocci.convert(LINE, root, env=dict(
            os.environ, TMPDIR=os.path.join(root, 'tmp')))
        check(run.status == 0, run.said())
        left = set(os.listdir(root)) - {os.path.basename(n) for n in files}
        check(left == {'tmp'}, 'left: %s' % left)
        check(not os.listdir(os.path.join(root, 'tmp')), 'left in TMPDIR')


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals())))
