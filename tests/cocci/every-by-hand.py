#!/usr/bin/python3
"""Every pair, by hand: all rule files up to its target, one after the other.

What spatch gives must have the tokens that the driver gives. A pair marked
`by-name` is one that spatch alone does not do: old names stay that the driver
converts. In one marked `by-hand-more` it converts what the driver leaves to a
person, who sees more files, the release, or what a name hides. Both marks are
proven, so the lists shrink by themselves.
"""

import collections
import os
import re
import subprocess
import sys

import cocci
from cocci import check

RULES = os.path.normpath(os.path.join(cocci.HERE, '../../coccinelle/rules'))


def level(name):
    if name == 'newest':
        return 10 * 100 + 2
    major, minor = re.match(r'(\d+)\.(\d+)', name).groups()
    return int(major) * 100 + int(minor)


def applies(rule, pair):
    """vl.h has two rules, of which the later takes the place of the other."""
    to = level(pair.targets()[-1])
    return level(rule) <= to and not (rule.startswith('1.4-vl-') and to >= 206)


def run_rule(rule, some, root):
    """One spatch for all files, each a group of its own."""
    groups = os.path.join(root, 'groups')
    cocci.write(groups, '\n\n'.join(
        os.path.join(root, p.file()) for p in some).encode() + b'\n')
    done = subprocess.run(
        ['spatch', '--very-quiet', '--no-show-diff', '--in-place', '--sp-file',
         os.path.join(RULES, rule), '--file-groups', groups],
        capture_output=True, env=cocci.PLAIN)
    check(done.returncode == 0, rule + done.stderr.decode('latin-1'))


def by_hand(some, root):
    for pair in some:
        cocci.write(os.path.join(root, pair.file()), pair.text)
    for rule in sorted(os.listdir(RULES), key=lambda r: (level(r), r)):
        run_rule(rule, [p for p in some if applies(rule, p)], root)
    return {p.name: cocci.lex(cocci.read(os.path.join(root, p.file())))[0]
            for p in some}


def wanted(some, root):
    """The want files, and the driver's result where there is none."""
    found = {}
    for pair in some:
        to = pair.targets()[-1]
        data = pair.want(to)
        if data is None or 'or-left' in pair.marks:
            data = cocci.convert_pairs(
                [pair], to, os.path.join(root, pair.name))[pair.name].data
        found[pair.name] = cocci.lex(data)[0]
    return found


def more(a, b):
    return list((collections.Counter(a) - collections.Counter(b)).elements())


def check_pair(pair, want, got):
    marks = pair.marks & {'by-name', 'by-hand-more'}
    if marks:
        check(want != got, '%s: the same by hand by now: take the mark %s away'
              % (pair.name, ' '.join(marks)))
        if 'by-name' in marks:
            check(more(got, want), pair.name + ': nothing stays by hand')
        return
    check(want == got, '%s: only wanted: %s; only by hand: %s'
          % (pair.name, more(want, got), more(got, want)))


def main():
    some = [p for p in cocci.pairs()
            if 'later' not in p.marks and p.ext in ('c', 'h')]
    with cocci.folder() as root:
        try:
            got = by_hand(some, os.path.join(root, 'hand'))
            want = wanted(some, os.path.join(root, 'driver'))
        except cocci.Failed as why:
            got, want = {}, {}
            print('#', why)
        except cocci.Skipped as why:
            print('1..0 # SKIP', why)
            return 0
    return cocci.tap([
        ('%s by hand' % p.name,
         lambda p=p: check_pair(p, want.get(p.name), got.get(p.name)))
        for p in some])


if __name__ == '__main__':
    sys.exit(main())
