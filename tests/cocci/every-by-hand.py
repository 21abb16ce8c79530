#!/usr/bin/python3
"""Every pair, by hand: all rule files up to its targets, one after the other.

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


def applies(rule, to):
    """vl.h has two rules, of which the later takes the place of the other."""
    return level(rule) <= to and not (rule.startswith('1.4-vl-') and to >= 206)


def run_rule(rule, files, root):
    """One spatch for all files, each a group of its own."""
    groups = os.path.join(root, 'groups')
    cocci.write(groups, '\n\n'.join(files).encode() + b'\n')
    done = subprocess.run(
        ['spatch', '--very-quiet', '--no-show-diff', '--in-place', '--sp-file',
         os.path.join(RULES, rule), '--file-groups', groups],
        capture_output=True, env=cocci.PLAIN)
    check(done.returncode == 0, rule + done.stderr.decode('latin-1'))


def by_hand(tries, root):
    """{(name, target): tokens}; a folder for each target."""
    for pair, to in tries:
        cocci.write(os.path.join(root, to, pair.file()), pair.text)
    for rule in sorted(os.listdir(RULES), key=lambda r: (level(r), r)):
        files = [os.path.join(root, to, p.file()) for p, to in tries
                 if applies(rule, level(to))]
        run_rule(rule, files, root)
    return {(p.name, to): cocci.lex(
        cocci.read(os.path.join(root, to, p.file())))[0] for p, to in tries}


def wanted(tries, root):
    """The want files, and the driver's result where there is none."""
    found = {}
    for pair, to in tries:
        data = pair.want(to)
        if data is None or 'or-left' in pair.marks:
            data = cocci.convert_pairs(
                [pair], to, os.path.join(root, pair.name))[pair.name].data
        found[pair.name, to] = cocci.lex(data)[0]
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
    tries = [(p, to) for p in cocci.pairs() if 'later' not in p.marks
             for to in p.targets()]
    with cocci.folder() as root:
        try:
            got = by_hand(tries, os.path.join(root, 'hand'))
            want = wanted(tries, os.path.join(root, 'driver'))
        except cocci.Failed as why:
            got, want = {}, {}
            print('#', why)
        except cocci.Skipped as why:
            print('1..0 # SKIP', why)
            return 0
    return cocci.tap([
        ('%s by hand to %s' % (p.name, to),
         lambda p=p, to=to: check_pair(p, want.get((p.name, to)),
                                       got.get((p.name, to))))
        for p, to in tries])


if __name__ == '__main__':
    sys.exit(main())
