#!/usr/bin/python3
"""Each rule of a later migration, run by hand, does what the driver does.

A pair with the mark `rule:NAME[,NAME...]` goes through those files, one after
the other, as `spatch --sp-file RULE FILE`, and nothing else: it must have the
tokens that the driver gives it. With the mark `by-name` too, it must not.
All rules together must parse as one file, as the driver runs them.
"""

import concurrent.futures
import os
import re
import subprocess
import sys

import cocci
from cocci import check

RULES = os.path.normpath(os.path.join(cocci.HERE, '../../coccinelle/rules'))


def rules_of(pair):
    marks = [m for m in pair.marks if m.startswith('rule:')]
    return marks[0][len('rule:'):].split(',') if marks else []


def spatch(rule, path):
    done = subprocess.run(['spatch', '--very-quiet', '--no-show-diff',
                           '--in-place', '--sp-file', rule, path],
                          capture_output=True, env=cocci.PLAIN)
    check(done.returncode == 0, done.stderr.decode('latin-1'))


def by_hand(pair, folder):
    path = os.path.join(folder, pair.file())
    cocci.write(path, pair.text)
    for rule in rules_of(pair):
        spatch(os.path.join(RULES, rule + '.cocci'), path)
    return cocci.lex(cocci.read(path))[0]


def check_pair(pair, got):
    want = cocci.lex(pair.want(pair.targets()[-1]))[0]
    if 'by-name' in pair.marks:
        check(got != want, pair.name + ': spatch can do it by now: take the'
              ' mark `by-name` away')
    else:
        check(got == want, '%s\nwanted:  %s\nby hand: %s'
              % (pair.name, ' '.join(want), ' '.join(got)))


def check_names():
    """No two rules of one name in all the files, which run as one."""
    seen = {}
    for name in sorted(os.listdir(RULES)):
        text = cocci.read(os.path.join(RULES, name)).decode()
        for rule in re.findall(r'^@(\w+)(?: depends on [^@]*)?@$', text, re.M):
            check(rule not in seen, '%s: in %s and in %s'
                  % (rule, name, seen.get(rule)))
            seen[rule] = name


def check_all_have_pairs(some):
    later = set(sum((rules_of(p) for p in some), []))
    missing = [n[:-len('.cocci')] for n in os.listdir(RULES)
               if n[:-len('.cocci')] not in later
               and int(n.split('.')[0]) * 100
               + int(re.match(r'\d+', n.split('.')[1]).group()) > 107]
    check(not missing, 'no pair says rule: %s' % ' '.join(sorted(missing)))


def main():
    some = [p for p in cocci.pairs() if rules_of(p)]
    with cocci.folder() as folder, \
            concurrent.futures.ThreadPoolExecutor(2) as pool:
        done = [pool.submit(by_hand, p, folder) for p in some]
        return cocci.tap(
            [('no two rules have one name', check_names),
             ('each later rule has a pair',
              lambda: check_all_have_pairs(some))]
            + [('%s by hand' % p.name,
                lambda p=p, d=d: check_pair(p, d.result()))
               for p, d in zip(some, done)], needs_program=False)


if __name__ == '__main__':
    sys.exit(main())
