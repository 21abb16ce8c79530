#!/usr/bin/python3
"""--json: the same report, for programs, whatever bytes the tree has."""

import collections
import json
import os
import sys

import cocci
import conservation
from cocci import check, convert, promise, read, write
from tree import LEFT, OLD, NEW, Tree, check_status

NAMES = [b'a b.c', b'new\nline.c', b'q"uote.c', b'back\\slash.c', b'tab\t.c',
         b'latin-\xe9.c', 'utf-8-\u00e9\u20ac\U0001f552.c'.encode(),
         b'cut-\xe2\x82.c', b'long-\xc0\xaf.c', b'half-\xed\xa0\x80.c',
         b'far-\xf4\x90\x80\x80.c', b'\x01\x1f\x7f.c']


def parsed(run):
    """What is printed, judged by a strict reader."""
    try:
        return json.loads(run.out.decode('utf-8'))
    except ValueError as why:
        raise cocci.Failed('%s\n%s' % (why, run.said()))


def path_of(member):
    return bytes.fromhex(member['path_hex']) if 'path_hex' in member \
        else member['path'].encode()


def pairs_tree(root):
    """All pairs in one folder: (JSON report, text report's run)."""
    for pair in cocci.pairs():
        write(os.path.join(root, pair.file()), pair.text)
    line = ['--from', 'mixed', '--without-spatch', '.']
    return (parsed(convert(['--json'] + line, root)), convert(line, root))


@promise
def report_is_json_for_any_file_name():
    with Tree() as t:
        for name in NAMES:
            with open(os.path.join(t.root.encode(), name), 'wb') as f:
                f.write(LEFT)
        run = t.run('--json', '--without-spatch', '.')
        report = parsed(run)
        check_status(run, 1)
        found = sorted(path_of(f) for f in report['files'])
        check(found == sorted(NAMES + [b'good.c']),
              'files: %s\n%s' % (found, run.said()))


@promise
def json_report_has_the_counts_of_the_text():
    with cocci.folder() as root:
        report, run = pairs_tree(root)
        rows = {r.pop('name'): r for r in report['names']}
        check(rows == conservation.table(run), 'other counts by name')
        said = run.err.decode('latin-1')
        for rule in report['rules']:
            line = '%-28s %7d %7d %7d' % (rule['rule'], rule['names'],
                                          rule['by_name'], rule['files'])
            check(line in said, 'not in the text: ' + line)
        check('%(looked_at)d files looked at, %(files)d with legacy words,'
              ' %(changed)d would change; %(converted)d names converted,'
              ' %(left)d left in code' % report['totals'] in said,
              str(report['totals']))
        check(report['totals']['converted'] > 300, 'little is converted')


@promise
def json_report_says_of_every_name_what_became_of_it():
    with cocci.folder() as root:
        report, run = pairs_tree(root)
        found, rules = collections.Counter(), collections.Counter()
        left = []
        for f in report['files']:
            for name in f['names']:
                found[name['name']] += 1
                if name['converted']:
                    rules[name['rule']] += 1
                elif name['place'] in ('code', 'macro', 'definition'):
                    check(name['reason'], 'no reason: %s' % name)
                    left.append((f['path'], name['line'], name['column'],
                                 name['name'], name['reason']))
        for row in report['names']:
            check(row['found'] == found[row['name']], str(row))
        for row in report['rules']:
            check(row['names'] >= rules.pop(row['rule'], 0), str(row))
        check(not rules, 'no count for %s' % rules)
        text = [(path,) + line for path, lines in run.report().items()
                for line in lines]
        check(sorted(left) == sorted(text), 'other lines than the text')


@promise
def a_header_counts_for_the_rule_that_moved_it():
    text = (b'#include "%s/cpu-timers.h"\n'
            b'bool f(void)\n{\n    return icount_enabled();\n}\n')
    with cocci.folder() as root:
        for folder, to, rule in ((b'sysemu', '10.0', '10.0-system-headers'),
                                 (b'sysemu', '10.1', '10.1-icount-header'),
                                 (b'system', '10.1', '10.1-icount-header')):
            write(os.path.join(root, 'a.c'), text % folder)
            run = convert(['--json', '--from', '9.2' if folder == b'sysemu'
                           else '10.0', '--to', to, '.'], root)
            rules = [(r['rule'], r['names']) for r in parsed(run)['rules']]
            check(rules == [(rule, 1)], run.said())


@promise
def edits_of_the_json_report_are_the_ones_that_are_made():
    with cocci.folder() as root:
        report, _ = pairs_tree(root)
        convert(['-i', '--from', 'mixed', '--without-spatch', '.'], root)
        count = 0
        for f in report['files']:
            pair = [p for p in cocci.pairs() if p.file() == f['path']][0]
            after = read(os.path.join(root, f['path']))
            check(bool(f['edits']) == f['changed'] == (after != pair.text),
                  'changed or not: ' + f['path'])
            lines = pair.text.split(b'\n')
            for edit in f['edits']:
                at = lines[edit['line'] - 1][edit['column'] - 1:]
                old = edit['old'].encode().split(b'\n')[0]
                check(at.startswith(old), '%s: %s' % (f['path'], edit))
                check(edit['rule'], str(edit))
                count += 1
        check(count > 300, 'few edits')


@promise
def json_is_all_that_is_printed():
    with Tree() as t:
        write(t.at('left.c'), LEFT)
        for more, status in (((), 1), (('--check',), 1), (('-i',), 1)):
            run = t.run('--json', *more, '.')
            check_status(run, status)
            check(parsed(run)['status'] == status, run.said())
            check(run.err == b'', run.said())
        check(read(t.at('good.c')) == NEW, 'not converted')


@promise
def json_report_has_the_troubles():
    with Tree() as t:
        run = t.run('--json', '.', os.fsdecode(b'gone-\xe9.c'))
        check_status(run, 2)
        report = parsed(run)
        check(report['status'] == 2 and len(report['trouble']) == 1
              and 'gone-\ufffd.c' in report['trouble'][0], run.said())


@promise
def json_report_says_the_release_and_why():
    with Tree() as t:
        os.unlink(t.at('good.c'))
        write(t.at('a.c'), b'\n' + OLD)
        run = convert(['--json', '--to', '2.0', '.'], t.root)
        report = parsed(run)
        check(report['to'] == '2.0' and report['from']['how'] == 'guessed'
              and report['from']['first'] == {'level': None, 'because': None}
              and report['from']['last'] == {
                  'level': '1.6', 'because': 'a.c:4: qemu_del_timer()'},
              run.said())


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals())))
