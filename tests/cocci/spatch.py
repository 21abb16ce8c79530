#!/usr/bin/python3
"""A spatch that fails costs one file, and is never silent.

Files go to spatch in batches. A stand-in for spatch does something bad when
it is given the file with the word "culprit" in it, and otherwise becomes the
real one.
"""

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time

import cocci
from cocci import check, promise, read, write
from tree import LINE, NEW, OLD, Tree, check_names, check_status

FAKE = '''#!/usr/bin/python3
import os, sys, time
args = sys.argv[1:]
groups = args[args.index('--file-groups') + 1]
names = [n for n in open(groups).read().split('\\n') if n]
here = [n for n in names if b'culprit' in open(n, 'rb').read()]
if here:
    for name in names[:names.index(here[0]) + 1]:
        print('HANDLING:', name, file=sys.stderr, flush=True)
    if True:
        BAD
if True:
    EVER
os.execv(SPATCH, [SPATCH] + args)
'''
CULPRIT = OLD + b'int culprit;\n'
COUNT = 12


class Fake(Tree):
    """A tree of ordinary files and the culprit among them, and a spatch that
    does `bad` to the latter, or `ever` whatever it is given."""

    def __init__(self, bad='pass', ever='pass'):
        self.real = shutil.which('spatch')
        if not self.real:
            raise cocci.Skipped('no spatch here')
        self.text = (FAKE.replace('BAD', bad).replace('EVER', ever)
                     .replace('SPATCH', repr(self.real)))

    def __enter__(self):
        Tree.__enter__(self)
        self.bin = cocci.folder()
        self.names = ['f%02d.c' % n for n in range(COUNT)]
        for name in self.names:
            write(self.at(name), OLD)
        write(self.at('f05b.c'), CULPRIT)
        self.fake = os.path.join(self.bin.name, 'spatch')
        write(self.fake, self.text.encode())
        os.chmod(self.fake, stat.S_IRWXU)
        os.mkdir(os.path.join(self.bin.name, 'tmp'))
        self.env = dict(os.environ, VMTIMER_SPATCH=self.fake,
                        TMPDIR=os.path.join(self.bin.name, 'tmp'))
        return self

    def __exit__(self, *why):
        self.bin.cleanup()
        Tree.__exit__(self, *why)

    def go(self, *args):
        run = self.in_place(*args, '.', env=self.env, timeout=60)
        left = os.listdir(self.env['TMPDIR'])
        check(not left, 'left in TMPDIR: %s' % left)
        return run

    def check_others(self, run):
        self.check_good(run)
        bad = [n for n in self.names if read(self.at(n)) != NEW]
        check(not bad, 'not converted: %s\n%s' % (bad, run.said()))

    def check_alone(self, run):
        """The culprit is left and named, and nothing else is."""
        check_status(run, 2)
        check_names(run, 'f05b.c')
        check(read(self.at('f05b.c')) == CULPRIT, 'the culprit was changed')
        self.check_others(run)
        said = [n for n in self.names if n in run.trouble()]
        check(not said, 'trouble with: %s\n%s' % (said, run.said()))


@promise
def spatch_that_hangs_costs_one_file():
    with Fake('time.sleep(1000)') as t:
        began = time.monotonic()
        run = t.go('--time-limit', '1', '-j', '2')
        t.check_alone(run)
        check_names(run, 'more than 1 seconds')
        check(time.monotonic() - began < 30, 'took long')


@promise
def silent_spatch_that_hangs_costs_one_file():
    silent = 'os.dup2(os.open("/dev/null", os.O_WRONLY), 2)'
    with Fake(silent + '; time.sleep(1000)') as t:
        t.names, rest = t.names[:3], t.names[3:]
        for name in rest:
            os.unlink(t.at(name))
        t.text = t.text.replace("print('HAND", "pass; (lambda *a, **b: 0)('")
        write(t.fake, t.text.encode())
        t.check_alone(t.go('--time-limit', '1', '-j', '2'))


@promise
def spatch_that_crashes_costs_one_file():
    with Fake('os.kill(os.getpid(), 11)') as t:
        run = t.go()
        t.check_alone(run)
        check_names(run, 'signal 11')


@promise
def file_that_spatch_gives_up_converts_by_name():
    for bad in ('sys.exit("Fatal error: culprit is no C")',
                'print("EXN: Failure(culprit) in x", file=sys.stderr);'
                ' sys.exit(0)'):
        with Fake(bad) as t:
            run = t.go()
            check_status(run, 0)
            check_names(run, 'f05b.c: converted by name')
            check_names(run, 'culprit')
            check(read(t.at('f05b.c')) == CULPRIT.replace(OLD, NEW),
                  'not by name\n' + run.said())
            t.check_others(run)
            check(run.err.count(b'converted by name') == 1, run.said())


@promise
def text_that_does_not_end_is_said_in_place_of_blaming_spatch():
    forge = ("open(here[0] + '.out', 'w').write("
             "open(here[0]).read().replace('void', 'long')); sys.exit(0)")
    for end, said in ((b'char *s = "unterm;\n', 'f05b.c:6: a string does not'),
                      (b'int x; /* "so\n\n', 'f05b.c:6: a comment does not'),
                      (b"char c = 'un;\n", 'f05b.c:6: a character does not')):
        with Fake(forge) as t:
            write(t.at('f05b.c'), CULPRIT + end)
            run = t.go()
            check_status(run, 2)
            check_names(run, said + ' end; left alone')
            check(b'spatch changed' not in run.err, run.said())
            check(read(t.at('f05b.c')) == CULPRIT + end, 'changed')
            t.check_others(run)
    with Tree() as t:
        write(t.at('b8.c'), b'#include "qemu-timer.h"\nvoid f(void) {\n'
              b' qemu_del_timer(t);\n char *s = "unterm;\n}\n')
        run = t.run('b8.c')
        check_status(run, 2)
        check_names(run, 'b8.c:4: a string does not end; left alone')


@promise
def what_spatch_adds_behind_the_end_has_a_line():
    with Fake("open(here[0] + '.out', 'w').write(open(here[0]).read()"
              " + 'int more;\\n'); sys.exit(0)") as t:
        run = t.go()
        t.check_alone(run)
        check_names(run, 'f05b.c:5: spatch changed what no rule explains')


@promise
def edit_that_no_rule_explains_is_refused():
    forge = ("open(here[0] + '.out', 'w').write("
             "open(here[0]).read().replace('void', 'long')); sys.exit(0)")
    with Fake(forge) as t:
        for name in t.names:
            os.unlink(t.at(name))
        t.names = []
        os.unlink(t.at('good.c'))
        run = t.go()
        check_status(run, 2)
        check_names(run, 'no rule explains')
        check(read(t.at('f05b.c')) == CULPRIT, 'changed')


@promise
def spatch_that_hangs_from_the_start_is_said():
    with Fake(ever='time.sleep(1000)') as t:
        began = time.monotonic()
        run = t.go('--time-limit', '1')
        check(time.monotonic() - began < 20, 'took long')
        check_status(run, 2)
        check_names(run, '--without-spatch')
        check(read(t.at('good.c')) == OLD, 'converted\n' + run.said())


@promise
def spatch_without_its_python_is_said():
    with Fake(ever='sys.exit("no libpython")') as t:
        run = t.go()
        check_status(run, 2)
        check_names(run, 'libpython')
        check_names(run, '--without-spatch')
        check_names(run, 'no libpython')
        check(read(t.at('good.c')) == OLD, 'converted\n' + run.said())


@promise
def rules_that_spatch_cannot_read_are_said():
    with Fake() as t:
        rules = os.path.join(t.bin.name, 'rules')
        shutil.copytree(os.path.join(cocci.HERE, '../../coccinelle/rules'),
                        rules)
        write(os.path.join(rules, '1.7-mine.cocci'), b'@@\n@@\n- (\n+ )\n')
        t.env['VMTIMER_RULES'] = rules
        run = t.go()
        check_status(run, 2)
        check_names(run, 'rules together')
        check(read(t.at('good.c')) == OLD, 'converted\n' + run.said())


@promise
def without_spatch_no_spatch_is_needed():
    with Fake() as t:
        run = t.in_place('--without-spatch', '.',
                         env={'PATH': '/nonexistent', 'HOME': '/'})
        check_status(run, 0)
        t.check_others(run)


@promise
def spatch_is_not_asked_when_there_is_nothing_for_it():
    with Fake() as t:
        for name in os.listdir(t.root):
            write(t.at(name), NEW)
        run = t.run('.', env={'PATH': '/nonexistent', 'HOME': '/'})
        check_status(run, 0)


@promise
def files_share_a_spatch():
    """Starting it costs more than most files do."""
    with Fake() as t:
        log = os.path.join(t.bin.name, 'log')
        t.text = t.text.replace('if here:', 'open(%r, "a").write("x")\n'
                                'if here:' % log)
        write(t.fake, t.text.encode())
        for n in range(100):
            write(t.at('more%d.c' % n), OLD)
        check_status(t.go('-j', '2'), 0)
        starts = len(read(log))
        check(3 <= starts <= 8, '%d starts for 113 files' % starts)


@promise
def parts_of_rules_that_are_left_out_change_nothing():
    """Beside a rule that is not ours nothing is left out."""
    said = []
    with Fake() as t:
        for pair in cocci.pairs():
            write(t.at(pair.file()), pair.text)
        rules = os.path.join(t.bin.name, 'rules')
        shutil.copytree(os.path.join(cocci.HERE, '../../coccinelle/rules'),
                        rules)
        shutil.copy(os.path.join(cocci.HERE, '../../coccinelle/builtins.h'),
                    t.bin.name)
        t.env['VMTIMER_RULES'] = rules
        for _ in range(2):
            run = t.run('--json', '-j', '2', '.', env=t.env)
            said.append(re.sub(rb'SP line \d+', b'SP line', run.out))
            write(os.path.join(rules, '1.7-mine.cocci'),
                  b'@@\n@@\n- not_there_at_all\n+ nor_this\n')
    check(said[0] == said[1], 'the report differs')
    check(said[0].count(b'"by_name": false') > 900, 'hardly anything')


@promise
def spatch_works_without_a_home():
    with Fake() as t:
        env = {k: v for k, v in t.env.items() if k != 'HOME'}
        run = t.in_place('.', env=env)
        check_status(run, 0)
        t.check_others(run)
        check(b'by name' not in run.err.split(b'\n\n')[0], run.said())


def while_running(change):
    """What becomes of f03.c when @change is done to it behind our back."""
    with Fake() as t:
        t.text = t.text.replace('if here:', change.replace(
            'FILE', repr(t.at('f03.c'))) + '\nif here:')
        write(t.fake, t.text.encode())
        t.names.remove('f03.c')
        run = t.go()
        check_status(run, 2)
        check_names(run, 'f03.c')
        t.check_others(run)
        return read(t.at('f03.c')) if os.path.exists(t.at('f03.c')) else None


@promise
def file_changed_while_running_keeps_the_change():
    """The stand-in changes it, the same size or longer; also the trial of
    spatch at the start runs when all is read."""
    longer = while_running("open(FILE, 'a').write('int mine;')")
    check(longer and longer.startswith(OLD + b'int mine;'), 'lost: %r' % longer)
    same = OLD.replace(b'void f', b'long f')
    got = while_running("open(FILE, 'w').write(%r)" % same.decode())
    check(got == same, 'lost: %r' % got)


@promise
def file_gone_while_running_stays_gone():
    check(while_running("os.path.exists(FILE) and os.unlink(FILE)") is None,
          'back again')


@promise
def full_folder_for_temporary_files_is_said():
    with Fake() as t:
        tmp = t.env['TMPDIR']
        for size in ('4k', '24k', '64k'):
            done = subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=' + size,
                                   'tmpfs', tmp], capture_output=True)
            if done.returncode != 0:
                raise cocci.Skipped('no mounts here')
            try:
                run = t.in_place('.', env=t.env, timeout=60)
                check(run.status == 2 or 'by name' in run.err.decode(),
                      'nothing said of ' + size + run.said())
                for name in t.names:
                    check(read(t.at(name)) in (OLD, NEW), name + run.said())
                check(not os.listdir(tmp), 'left: %s' % os.listdir(tmp))
            finally:
                subprocess.run(['umount', tmp], check=True)


def processes_of(word):
    """The command lines of what still runs with this word in them."""
    found = []
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            line = read('/proc/%s/cmdline' % pid)
        except OSError:
            continue
        if word.encode() in line and int(pid) != os.getpid():
            found.append(line.replace(b'\0', b' '))
    return found


def start_hanging(t):
    """A run whose spatch has begun, and does not end."""
    child = subprocess.Popen([cocci.program()] + LINE + ['-i', '.'],
                             cwd=t.root, env=t.env,
                             stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    for _ in range(1000):
        if any(re.search(rb'groups\d', p) for p in processes_of(t.fake)):
            break
        time.sleep(0.01)
    return child


def end_child(t, child, number):
    child.send_signal(number)
    check(child.wait(20) == -number, 'ended otherwise')
    for _ in range(1000):
        if not processes_of(t.fake):
            break
        time.sleep(0.01)
    check(not processes_of(t.fake), 'runs on: %s' % processes_of(t.fake))
    check(read(t.at('good.c')) == OLD, 'written before all was known')
    return os.listdir(t.env['TMPDIR'])


def end_by(number):
    with Fake('time.sleep(1000)') as t:
        return end_child(t, start_hanging(t), number)


@promise
def killed_run_leaves_no_spatch_behind():
    end_by(signal.SIGKILL)


@promise
def next_run_removes_what_a_killed_one_left():
    with Fake('time.sleep(1000)') as t:
        left = end_child(t, start_hanging(t), signal.SIGKILL)
        check(len(left) == 1, 'left: %s' % left)
        os.unlink(t.at('f05b.c'))
        t.check_others(t.go())


@promise
def folder_of_a_run_that_goes_on_is_not_removed():
    with Fake('time.sleep(1000)') as t, Tree() as other:
        child = start_hanging(t)
        before = sorted(os.listdir(t.env['TMPDIR']))
        check(len(before) == 1, 'there: %s' % before)
        folder = os.path.join(t.env['TMPDIR'], before[0])
        check('groups0' in os.listdir(folder), 'no batch')
        other.check_good(other.in_place(env=t.env))
        check(sorted(os.listdir(t.env['TMPDIR'])) == before, 'another one')
        check({'groups0', 'builtins.h'} <= set(os.listdir(folder)),
              'files have gone')
        end_child(t, child, signal.SIGTERM)


@promise
def what_others_call_so_is_not_removed():
    """A folder to keep, one of somebody else, a link, a file."""
    with Fake() as t:
        tmp = t.env['TMPDIR']
        os.mkdir(t.at('mine'))
        write(t.at('mine/file'), b'mine')
        os.symlink(t.at('mine'), os.path.join(tmp, 'vmtimer-convert.link'))
        write(os.path.join(tmp, 'vmtimer-convert.file'), b'mine')
        here = {'vmtimer-convert.link', 'vmtimer-convert.file'}
        if os.geteuid() == 0:
            os.mkdir(os.path.join(tmp, 'vmtimer-convert.other'))
            os.chown(os.path.join(tmp, 'vmtimer-convert.other'), 4711, 4711)
            here.add('vmtimer-convert.other')
        os.unlink(t.at('f05b.c'))
        kept = t.run('--keep-scratch', '.', env=t.env)
        kept = re.search(rb'scratch: (\S+)', kept.err).group(1).decode()
        t.check_others(t.in_place('.', env=t.env))
        check(os.path.exists(os.path.join(kept, 'groups0')), 'not kept')
        here.add(os.path.basename(kept))
        left = set(os.listdir(tmp))
        check(left == here, 'there: %s' % left)
        check(read(t.at('mine/file')) == b'mine', 'the link was followed')


@promise
def interrupted_run_leaves_nothing_behind():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        left = end_by(number)
        check(not left, 'left in TMPDIR: %s' % left)


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals())))
