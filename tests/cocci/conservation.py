#!/usr/bin/python3
"""Nothing is lost: every old name found is converted or left, by place.

The converter prints, for each name, how often it was found, converted, and
left in code, macros, comments, strings, definitions and other uses (a member,
a local of that name). Here grep and awk count the same words in the same
files, before and after.
"""

import collections
import os
import re
import subprocess
import sys

import cocci
from cocci import check, promise

PLACES = ('code', 'macro', 'comment', 'string', 'definition', 'other')
COUNT = '''LC_ALL=C grep -aowrhE "$1" . |
    LC_ALL=C awk '{ n[$0]++ } END { for (w in n) print w, n[w] }' '''


def counted(where, names):
    """{name: how often the word stands in the files under @where}."""
    done = subprocess.run(['sh', '-c', COUNT, 'sh', '|'.join(sorted(names))],
                          cwd=where, capture_output=True, check=True)
    return collections.Counter({
        line.split()[0]: int(line.split()[1])
        for line in done.stdout.decode().splitlines()})


def table(run):
    """{name: {column: number}} as the converter printed it."""
    rows, columns = {}, None
    for line in (run.out + b'\n' + run.err).decode('latin-1').splitlines():
        words = line.replace('|', ' ').split()
        if 'found' in words and 'converted' in words:
            columns = words[words.index('found'):]
        elif columns and len(words) == len(columns) + 1 \
                and all(re.fullmatch(r'\d+|-', w) for w in words[1:]):
            rows[words[0]] = {c: int(w) if w != '-' else 0
                              for c, w in zip(columns, words[1:])}
    rows.pop('total', None)
    check(rows, 'no table of names\n' + run.said())
    return rows


def left(row):
    return sum(n for c, n in row.items() if c.startswith(PLACES))


def each_target():
    """(target, folder before, folder after, table) over all pairs."""
    for target in cocci.TARGETS:
        with cocci.folder() as root:
            before, after = (os.path.join(root, x) for x in ('in', 'out'))
            for pair in cocci.pairs():
                for where in (before, after):
                    cocci.write(os.path.join(where, pair.file()), pair.text)
            run = cocci.convert(['--from', '1.0', '--to', target, '-j', '2',
                                 '--in-place', '.'], after)
            check(run.status in (0, 1), run.said())
            yield target, before, after, table(run)


RUNS = []


def runs():
    if not RUNS:
        for target, before, after, rows in each_target():
            names = set(rows) | (cocci.LEGACY - {'ticks_per_sec'})
            RUNS.append((target, rows, counted(before, names),
                         counted(after, names)))
    return RUNS


@promise
def found_is_what_grep_finds():
    for target, rows, before, _ in runs():
        found = {n: r['found'] for n, r in rows.items() if r['found']}
        check(found == dict(before), 'to %s\nsaid:    %s\ncounted: %s' % (
            target, sorted(found.items()), sorted(before.items())))


@promise
def found_is_converted_or_left_in_a_place():
    for target, rows, _, _ in runs():
        for name, row in rows.items():
            check(row['found'] == row['converted'] + left(row),
                  '%s to %s: %s' % (name, target, row))


@promise
def left_is_what_grep_finds_afterwards():
    for target, rows, _, after in runs():
        wrong = {n: (left(r), after[n]) for n, r in rows.items()
                 if left(r) != after[n]}
        check(not wrong, 'to %s: (said, counted): %s' % (target, wrong))


@promise
def much_is_converted_and_every_place_occurs():
    for target, rows, _, _ in runs():
        check(sum(r['converted'] for r in rows.values()) > 300, target)
        for place in PLACES:
            check(any(n for r in rows.values() for c, n in r.items()
                      if c.startswith(place)), place + ' never occurs')


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals())))
