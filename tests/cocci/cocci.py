"""What the converter's tests share: the program, the pairs, a tokenizer, TAP.

Black box: nothing here knows how vmtimer-convert works. The tokenizer is an
independent one, written to judge the converter's own lexer. A pair is a file
NAME.in.EXT beside the NAME.want.EXT it shall become (or NAME.want-1.7.EXT and
NAME.want-newest.EXT where the targets differ). The comment on its first line
holds options of the converter and marks of these tests; README.md lists them.
"""

import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
PAIRS = os.path.join(HERE, 'pairs')
TARGETS = ('1.7', 'newest')

# For spatch by hand: the system's python3 first, and ldconfig, which it asks.
PLAIN = dict(os.environ, PATH='/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin')

# Words whose every use in code is an old name, whatever surrounds it.
LEGACY = frozenset('''
    rt_clock vm_clock host_clock qemu_get_clock qemu_get_clock_ns
    qemu_get_clock_ms qemu_new_timer qemu_new_timer_ns qemu_new_timer_ms
    qemu_free_timer qemu_del_timer qemu_mod_timer qemu_mod_timer_ns
    qemu_timer_pending qemu_timer_expired qemu_timer_expire_time_ns
    qemu_register_clock_reset_notifier qemu_unregister_clock_reset_notifier
    qemu_run_timers qemu_run_all_timers ticks_per_sec
'''.split())

TOKEN = re.compile(r'''
    (?P<gap>(?:\xef\xbb\xbf|[ \t\r\n\f\v]|\\\r?\n|/\*.*?\*/
        |//(?:[^\n\\]|\\\r?\n|\\)*)+)
  | (?P<string>(?:u8|[uUL])?"(?:[^"\\\n]|\\\r?\n|\\.)*"
        |[uUL]?'(?:[^'\\\n]|\\\r?\n|\\.)*')
  | (?P<word>[A-Za-z_]\w*)
  | (?P<number>\.?[0-9](?:[eEpP][+-]|[\w.])*)
  | (?P<mark>->|\+\+|--|<<=?|>>=?|[<>=!+\-*/%&|^]=|&&|\|\||\.\.\.|\#\#|.)
''', re.X | re.S | re.A)

REPORT = re.compile(r'^(\S.*?):(\d+):(\d+): ([A-Za-z_]\w*): (\S.*)$', re.M)


class Failed(Exception):
    """A promise that does not hold; the message is shown as it is."""


class Skipped(Exception):
    """A check that cannot be made here, with the reason."""


def check(truth, message):
    if not truth:
        raise Failed(message)


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def write(path, data):
    os.makedirs(os.path.dirname(path) or '.', exist_ok=True)
    with open(path, 'wb') as f:
        f.write(data)


def lex(data):
    """Tokens, and the gaps around them: gaps[i] stands before tokens[i]."""
    tokens, gaps, gap = [], [], ''
    for m in TOKEN.finditer(data.decode('latin-1')):
        if m.lastgroup == 'gap':
            gap += m.group()
        else:
            tokens.append(m.group())
            gaps.append(gap)
            gap = ''
    return tokens, gaps + [gap]


def comments(gap):
    return re.findall(r'/\*.*?\*/|//(?:[^\n\\]|\\\n|\\)*', gap, re.S)


class Pair:
    """One odd shape: what goes in, what shall come out."""

    def __init__(self, path):
        self.path = path
        self.name, _, self.ext = os.path.basename(path).split('.')
        self.text = read(path)
        line = self.text.split(b'\n')[0].decode('latin-1')
        words = re.search(r'pair:(.*?)\*/', line).group(1).split()
        self.options = []
        self.marks = set()
        while words:
            word = words.pop(0)
            if word.startswith('--'):
                self.options += [word, words.pop(0)]
            else:
                self.marks.add(word)

    def targets(self):
        """The targets worth a run: 1.7 only where it differs."""
        if '--to' in self.options:
            return [self.options[self.options.index('--to') + 1]]
        both = os.path.exists(os.path.join(
            PAIRS, '%s.want-1.7.%s' % (self.name, self.ext)))
        return list(TARGETS) if both else ['newest']

    def line(self, target):
        """The options that convert this pair to @target.

        Pairs of every release stand in one folder, so none is guessed.
        """
        own = list(self.options)
        if '--from' not in own:
            own += ['--from', 'mixed']
        return own if '--to' in own else own + ['--to', target]

    def want(self, target):
        """The wanted bytes, or None where only running decides."""
        if 'run-only' in self.marks:
            return None
        for middle in ('want-' + target, 'want'):
            path = os.path.join(PAIRS, '%s.%s.%s'
                                % (self.name, middle, self.ext))
            if os.path.exists(path):
                return read(path)
        raise Failed(self.name + ': no want file for ' + target)

    def report(self):
        """Lines of the report, None where anything may be said."""
        if self.marks & {'report-free', 'warns'}:
            return None
        path = os.path.join(PAIRS, self.name + '.report')
        return read(path).decode().splitlines() if os.path.exists(path) else []

    def file(self):
        return '%s.%s' % (self.name, self.ext)


def pairs(*prefixes):
    names = sorted(n for n in os.listdir(PAIRS)
                   if re.search(r'\.in\.\w+$', n)
                   and n.startswith(tuple(prefixes) or ''))
    found = [Pair(os.path.join(PAIRS, n)) for n in names]
    check(found, 'no pair begins with: ' + ' '.join(prefixes))
    return found


def program():
    path = os.environ.get('VMTIMER_CONVERT', 'vmtimer-convert')
    if not shutil.which(path):
        raise Skipped('no vmtimer-convert at ' + path)
    return os.path.abspath(shutil.which(path))


class Run:
    """One finished run of the converter."""

    def __init__(self, args, cwd, **more):
        self.args = args
        done = subprocess.run([program()] + args, cwd=cwd,
                              stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=more.pop('timeout', 120), **more)
        self.status, self.out, self.err = (done.returncode, done.stdout,
                                           done.stderr)

    def report(self):
        """{file: [(line, col, name, reason)]} of what is left."""
        found = {}
        text = (self.out + b'\n' + self.err).decode('latin-1')
        for path, line, col, name, reason in REPORT.findall(text):
            found.setdefault(os.path.normpath(path), []).append(
                (int(line), int(col), name, reason))
        return found

    def trouble(self):
        """{file: message} of what the run refused."""
        text = self.err.decode('latin-1')
        return dict(re.findall(r'^vmtimer-convert: (\S+?):[\d:]* (.*)$', text,
                               re.M))

    def said(self):
        return '%s\nexit %d\n%s\n%s' % (
            ' '.join(self.args), self.status,
            self.out.decode('latin-1')[-2000:],
            self.err.decode('latin-1')[-2000:])


def convert(args, cwd='.', **more):
    return Run(list(args), cwd, **more)


def folder():
    return tempfile.TemporaryDirectory(prefix='cocci-')


def by_options(some, target):
    """Pairs that one run of the converter can take together."""
    sets = {}
    for pair in some:
        if target in pair.targets():
            sets.setdefault(tuple(pair.line(target)), []).append(pair)
    return sets


Converted = collections.namedtuple('Converted', 'data report trouble')
Set = collections.namedtuple('Set', 'line where members run')


def convert_sets(some, target, root):
    """One run for each set of options, in place, on copies in @root."""
    made = []
    for number, (line, members) in enumerate(by_options(some, target).items()):
        where = os.path.join(root, '%s-%d' % (target, number))
        for pair in members:
            write(os.path.join(where, pair.file()), pair.text)
        run = convert(list(line) + ['--in-place', '-j', '2', '.'], where)
        made.append(Set(list(line), where, members, run))
    return made


def results(sets):
    """{pair name: Converted} of what convert_sets() gave."""
    result = {}
    for _, where, members, run in sets:
        report, trouble = run.report(), run.trouble()
        check(run.status in (0, 1) or trouble, 'trouble: ' + run.said())
        for pair in members:
            result[pair.name] = Converted(
                read(os.path.join(where, pair.file())),
                report.get(pair.file(), []), trouble.get(pair.file()))
    return result


def convert_pairs(some, target, root):
    return results(convert_sets(some, target, root))


def tap(tests, needs_program=True):
    """Run [(promise, function)], print TAP, return the exit status."""
    try:
        if needs_program:
            program()
    except Skipped as why:
        print('1..0 # SKIP', why)
        return 0
    print('1..%d' % len(tests), flush=True)
    for number, (promise, test) in enumerate(tests, 1):
        word, note = 'ok', ''
        try:
            test()
        except Skipped as why:
            note = ' # SKIP %s' % why
        except Failed as why:
            word = 'not ok'
            print('\n'.join('# ' + x for x in str(why).split('\n')))
        except Exception:
            word = 'not ok'
            print('\n'.join('# ' + x
                            for x in traceback.format_exc().split('\n')))
        print('%s %d - %s%s' % (word, number, promise, note), flush=True)
    sys.stdout.flush()
    return 0


def promises(names):
    """The functions of a test file, in order, named by what they promise."""
    return [(n, f) for n, f in names.items()
            if callable(f) and getattr(f, 'promise', False)]


def promise(function):
    function.promise = True
    return function
