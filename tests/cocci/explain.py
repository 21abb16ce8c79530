#!/usr/bin/python3
"""--explain: each rule's own words, and an example that is what happens."""

import json
import os
import re
import shutil
import sys

import cocci
from cocci import check, convert, promise, read, write

RULES = os.path.join(cocci.HERE, '../../coccinelle/rules')
PARTS = re.compile(r'\n(before|after)(?:, in ([0-9.]+)|, (?:not )?found):\n'
                   r'((?:    [^\n]*\n|\n(?!\w))*)')


def names():
    run = convert(['--list-rules'])
    check(run.status == 0, run.said())
    return re.findall(r'^(\S+): \S', run.out.decode(), re.M)


def explained(name, **more):
    run = convert(['--explain', name], **more)
    check(run.status == 0 and not run.err, run.said())
    return run.out.decode()


def example(name):
    """[(release, text)]: before and after."""
    parts = PARTS.findall(explained(name))
    check([p[0] for p in parts] == ['before', 'after'],
          name + ' has no example')
    return [(level, re.sub(r'^    ', '', text, flags=re.M).strip('\n') + '\n')
            for _, level, text in parts]


@promise
def every_rule_is_listed_and_explained():
    listed = names()
    there = [n[:-len('.cocci')] for n in os.listdir(RULES)
             if n.endswith('.cocci')]
    check(set(there) <= set(listed) and len(there) > 20, 'listed: %s' % listed)
    for name in listed:
        said = explained(name)
        check(said.startswith(name + '\n\n    ') and '\nfor sources of ' in said,
              said)


@promise
def examples_are_what_the_converter_does():
    for name in names():
        if name.startswith('lint-'):
            continue
        (since, before), (until, after) = example(name)
        with cocci.folder() as root:
            path = os.path.join(root, 'a.c')
            write(path, before.encode())
            run = convert(['-i', '--from', since, '--to', until, 'a.c'], root)
            check(run.status == 0 and read(path).decode() == after
                  and before != after, '%s: %s\n%s'
                  % (name, run.said(), read(path).decode()))


@promise
def examples_of_lint_are_found_before_and_not_after():
    for name in (n for n in names() if n.startswith('lint-')):
        for (_, text), wanted in zip(example(name), ([name], [])):
            with cocci.folder() as root:
                write(os.path.join(root, 'a.c'), text.encode())
                run = convert(['--lint', '--json', 'a.c'], root)
                found = [f['rule'] for f in json.loads(run.out)['findings']]
                check(found == wanted, '%s: %s\n%s' % (name, found, text))


@promise
def explanation_is_read_from_the_rules_file():
    with cocci.folder() as root:
        shutil.copytree(RULES, os.path.join(root, 'rules'))
        path = os.path.join(root, 'rules/1.7-run-timers.cocci')
        write(path, read(path).replace(b'// ', b'// Hear: ', 1)
              .replace(b'void run(', b'void walk('))
        said = explained('1.7-run-timers', env=dict(
            os.environ, VMTIMER_RULES=os.path.join(root, 'rules')))
        check('    Hear: qemu_run' in said and said.count('void walk(') == 2,
              said)


@promise
def rule_that_is_not_there_is_an_error():
    run = convert(['--explain', '1.7-no-such'])
    check(run.status == 2 and b'1.7-no-such' in run.err and not run.out,
          run.said())


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals())))
