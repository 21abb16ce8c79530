#!/usr/bin/python3
"""A rule run by hand does what the driver does.

Takes the spatch line of coccinelle/README.md as it stands there, puts other
names in place of its rule and its file, and compares: the words that the rule
deals with, in order, are the same in what spatch wrote and in what is wanted.
Pairs marked `by-name` are every-by-hand.py's.
"""

import concurrent.futures
import os
import re
import shlex
import subprocess
import sys

import cocci
from cocci import check

ROOT = os.path.normpath(os.path.join(cocci.HERE, '../..'))
GROUPS = ('mod-', 'del-', 'query-', 'macro-', 'shape-', 'bytes-')


def readme_line():
    text = cocci.read(os.path.join(ROOT, 'coccinelle/README.md')).decode()
    lines = re.findall(r'\bspatch [^`\n]*\.cocci[^`\n]*', text)
    check(lines, 'coccinelle/README.md has no spatch line to type')
    return shlex.split(lines[0])


def by_hand(pair, folder):
    """The file after the README's line, and its diff, were applied."""
    path = os.path.join(folder, pair.file())
    cocci.write(path, pair.text)
    words = readme_line()
    check(words[-1].endswith('.c'), 'no file at the end: %s' % words)
    done = subprocess.run(words[:-1] + [path], cwd=ROOT, capture_output=True,
                          env=cocci.PLAIN)
    check(done.returncode == 0, done.stderr.decode('latin-1'))
    if done.stdout:
        patch = subprocess.run(['patch', '-s', '--binary', path],
                               input=done.stdout, capture_output=True)
        check(patch.returncode == 0, '%s: %s' % (
            pair.name, patch.stdout.decode('latin-1')))
    return cocci.read(path)


def words_of(rule):
    """Old and new words that the rule's text has in quotes."""
    return set(re.findall(r'"(\w+)"', cocci.read(rule).decode()))


def check_pair(pair, got, words):
    want = pair.want('newest' if 'newest' in pair.targets() else '1.7')
    left, right = ([t for t in cocci.lex(x)[0] if t in words]
                   for x in (want, got))
    check(left == right, '%s\nwanted:  %s\nby hand: %s'
          % (pair.name, ' '.join(left), ' '.join(right)))


def main():
    try:
        rule = [os.path.join(ROOT, w) for w in readme_line()
                if w.endswith('.cocci')][0]
    except cocci.Failed as why:
        return cocci.tap([('readme has a line to type', lambda: refuse(why))])
    words = words_of(rule)
    some = [p for p in cocci.pairs(*GROUPS) if p.want('newest')
            and words & set(cocci.lex(p.text)[0])
            and not p.marks & {'later', 'or-left', 'tokens', 'by-name'}]
    with cocci.folder() as folder, \
            concurrent.futures.ThreadPoolExecutor(2) as pool:
        done = [pool.submit(by_hand, p, folder) for p in some]
        return cocci.tap([
            ('%s by hand' % p.name,
             lambda p=p, d=d: check_pair(p, d.result(), words))
            for p, d in zip(some, done)], needs_program=False)


def refuse(why):
    raise why


if __name__ == '__main__':
    sys.exit(main())
