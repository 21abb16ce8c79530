#!/usr/bin/python3
"""Small folders: a name means the same in each file that can see it.

trees/NAME/in becomes trees/NAME/want with the options in trees/NAME/options;
trees/NAME/report has the lines that must be reported, without reasons.
"""

import os
import shutil
import sys

import cocci
import pairs
from cocci import check, read

TREES = os.path.join(cocci.HERE, 'trees')


def files_of(root):
    return {os.path.relpath(os.path.join(where, name), root):
            read(os.path.join(where, name))
            for where, _, names in os.walk(root) for name in names}


def check_tree(name):
    def at(part):
        return os.path.join(TREES, name, part)
    want = files_of(at('want'))
    with cocci.folder() as root:
        where = os.path.join(root, 'tree')
        shutil.copytree(at('in'), where)
        run = cocci.convert(read(at('options')).decode().split()
                            + ['--in-place', '.'], where)
        check(run.status in (0, 1), run.said())
        got = files_of(where)
        check(set(got) == set(want), 'files: %s' % sorted(got))
        for path in sorted(want):
            check(got[path] == want[path], '%s/%s\n%s' % (
                name, path, pairs.shown(want[path], got[path])))
        check_report(at('report'), run)


def check_report(path, run):
    lines = read(path).decode().splitlines() if os.path.exists(path) else []
    said = {'%s:%d:%d: %s' % (f, line, column, word)
            for f, found in run.report().items()
            for line, column, word, _ in found}
    missing = set(lines) - {'...'} - said
    check(not missing, 'not reported: %s\n%s' % (missing, run.said()))
    check('...' in lines or said == set(lines), 'reported: %s' % said)
    check(run.status == (1 if lines else 0), run.said())


if __name__ == '__main__':
    sys.exit(cocci.tap([(name.replace('-', '_'), lambda n=name: check_tree(n))
                        for name in sorted(os.listdir(TREES))]))
