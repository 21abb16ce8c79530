#!/usr/bin/python3
"""The checks of the converter's tests can fail: each is shown a fault."""

import os
import re
import sys

import cocci
import pairs
import properties
from cocci import check, promise

BEFORE = b'''/* one */
#define X(a) \\
    old(a)
int f(void)
{
    return old(b, /* two */ c) + 1; // three
}
'''
AFTER = BEFORE.replace(b'old', b'renamed')


def refused(function, *args):
    try:
        function(*args)
    except cocci.Failed:
        return True
    return False


@promise
def tokenizer_loses_no_byte():
    for pair in cocci.pairs():
        tokens, gaps = cocci.lex(pair.text)
        whole = ''.join(g + t for g, t in zip(gaps, tokens)) + gaps[-1]
        check(whole.encode('latin-1') == pair.text, pair.name)


@promise
def pairs_have_known_marks_and_no_strays():
    known = set(re.findall(r'`([a-z-]+)`',
                           cocci.read(os.path.join(cocci.HERE, 'README.md'))
                           .decode().split('| mark |')[1]))
    wanted = set()
    for pair in cocci.pairs():
        marks = {m for m in pair.marks if not m.startswith('rule:')}
        check(marks <= known, '%s: %s' % (pair.name, pair.marks - known))
        check('--from' in pair.options, pair.name + ': no --from')
        wanted |= {'%s.%s.%s' % (pair.name, x, pair.ext) for x in
                   ('in', 'want', 'want-1.7', 'want-newest')}
        wanted |= {pair.name + x for x in ('.report', '.run.c')}
        for target in pair.targets():
            pair.want(target)
    strays = set(os.listdir(cocci.PAIRS)) - wanted
    check(not strays, 'of no pair: %s' % strays)


@promise
def changed_layout_is_seen():
    properties.check_untouched('good', BEFORE, AFTER)
    for old, new in ((b'    return', b'\treturn'), (b'two', b'zwei'),
                     (b'}\n', b'}'), (b'\\\n', b'\\\n\n'),
                     (b'(b,', b'( b,'), (b'\n{', b' {'),
                     (b' // three', b'')):
        bad = AFTER.replace(old, new, 1)
        check(bad != AFTER and refused(properties.check_untouched, 'bad',
                                       BEFORE, bad), '%s for %s' % (new, old))


@promise
def other_clothes_keep_the_tokens_and_the_directives():
    for name, dress in properties.CLOTHES.items():
        got = dress(BEFORE)
        check(got != BEFORE, name + ' changes nothing')
        check(cocci.lex(got)[0] == cocci.lex(BEFORE)[0], name)
        check(b'X(a)' in got, name + ' changed a directive')


@promise
def wrong_bytes_and_wrong_reports_are_seen():
    pair = cocci.pairs('person-deadline')[0]
    pair_report = pair.report()
    place = cocci.REPORT.findall('f.c:' + pair_report[0] + ': why')
    pair.report = lambda: pair_report[:1]
    good = [(int(x[1]), int(x[2]), x[3], x[4]) for x in place]
    pairs.check_report(pair, good)
    check(refused(pairs.check_report, pair, []), 'a missing line')
    line, column, name, reason = good[0]
    for bad in ((line + 1, column, name, reason),
                (line, column + 1, name, reason),
                (line, column, name + '_ns', reason)):
        check(refused(pairs.check_report, pair, [bad]), str(bad))
    results = {pair.name: cocci.Converted(pair.text + b' ', good, None)}
    check(refused(pairs.check_pair, pair, '1.7', results), 'one blank more')
    keep = cocci.pairs('keep-members')[0]
    check(refused(pairs.check_report, keep, good), 'a line too many')


@promise
def wish_that_came_true_is_seen():
    pair = cocci.pairs('read-rt')[0]
    results = {pair.name: cocci.Converted(pair.want('newest'), [], None)}
    pairs.check_pair(pair, 'newest', results)
    check(refused(pairs.check_later, pair, 'newest', results), 'not seen')


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals()), needs_program=False))
