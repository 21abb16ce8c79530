#!/usr/bin/python3
"""Convert every pair whose name begins with one of the arguments.

Each pair and target is a TAP line. A pair with the mark `later` is a wish of
a later milestone: it must fail as long as the mark stands, so the list shrinks
by itself.
"""

import difflib
import sys

import cocci


def shown(want, got):
    lines = [x.decode('latin-1').replace('\r', '\\r').splitlines(True)
             for x in (want, got)]
    return ''.join(difflib.unified_diff(*lines, 'want', 'got', n=2)).rstrip()


def check_report(pair, got):
    want = pair.report()
    if want is None:
        return
    lines = ['%d:%d: %s: %s' % line for line in got]
    more = '...' in want
    for line in [x for x in want if x != '...']:
        place, _, reason = line.partition(': ')
        name, _, reason = reason.partition(': ')
        hits = [x for x in lines if x.startswith('%s: %s: ' % (place, name))
                and reason in x]
        cocci.check(hits, '%s: not reported: %s\nreported: %s'
                    % (pair.name, line, lines or 'nothing'))
    cocci.check(more or len(lines) == len(want),
                '%s: reported: %s\nwanted: %s'
                % (pair.name, lines, want or 'nothing'))


def check_pair(pair, target, results):
    cocci.check(not isinstance(results, Exception), str(results))
    got, report, trouble = results[pair.name]
    cocci.check(not trouble, '%s: trouble: %s' % (pair.name, trouble))
    want = pair.want(target)
    if want is None and 'later' in pair.marks:
        raise cocci.Skipped('decided by running it')
    if want is None:        # run.py decides; but something was done or said
        cocci.check(got != pair.text or report, pair.name + ': untouched')
        return
    if 'or-left' in pair.marks and got == pair.text:
        cocci.check(report, pair.name + ': left, and not reported')
        return
    if 'tokens' in pair.marks:
        same = cocci.lex(want)[0] == cocci.lex(got)[0]
    else:
        same = want == got
    cocci.check(same, '%s to %s\n%s' % (pair.name, target, shown(want, got)))
    check_report(pair, report)


def check_later(pair, target, results):
    try:
        check_pair(pair, target, results)
    except cocci.Failed as why:
        raise cocci.Skipped('later: ' + str(why).split('\n')[0])
    raise cocci.Failed(pair.name + ' passes: take the mark `later` away')


def tests_of(some):
    for target in sorted({t for p in some for t in p.targets()}):
        members = [p for p in some if target in p.targets()]
        results = {}
        with cocci.folder() as root:
            try:
                results = cocci.convert_pairs(members, target, root)
            except cocci.Failed as why:
                results = why
        for pair in members:
            test = check_later if 'later' in pair.marks else check_pair
            yield ('%s to %s' % (pair.name, target),
                   lambda t=test, p=pair, to=target, r=results: t(p, to, r))


def main():
    some = cocci.pairs(*sys.argv[1:])
    try:
        tests = list(tests_of(some))
    except cocci.Skipped:
        tests = []
    return cocci.tap(tests)


if __name__ == '__main__':
    sys.exit(main())
