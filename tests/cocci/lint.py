#!/usr/bin/python3
"""--lint: what compiles but is wrong, in the words of every era."""

import json
import os
import sys

import cocci
from cocci import check, convert, promise, write

# One shape in four spellings: 3 arguments, 4 arguments, suffixes, new.
OLD = {
    'new_ms': 'qemu_new_timer(%(clock)s, SCALE_MS, tick, s)',
    'new_ns': 'qemu_new_timer(%(clock)s, SCALE_NS, tick, s)',
    'mod': 'qemu_mod_timer', 'mod_ns': 'qemu_mod_timer_ns',
    'expired': 'qemu_timer_expired', 'del': 'qemu_del_timer',
    'free': 'qemu_free_timer', 'ns': 'qemu_get_clock_ns',
    'ms': 'qemu_get_clock_ms', 'vm': 'vm_clock', 'rt': 'rt_clock',
    'host': 'host_clock', 'second': 'get_ticks_per_sec()'}
SUFFIX = dict(OLD, new_ms='qemu_new_timer_ms(%(clock)s, tick, s)',
              new_ns='qemu_new_timer_ns(%(clock)s, tick, s)')
NEW = {
    'new_ms': 'timer_new_ms(%(clock)s, tick, s)',
    'new_ns': 'timer_new_ns(%(clock)s, tick, s)',
    'mod': 'timer_mod', 'mod_ns': 'timer_mod_ns', 'expired': 'timer_expired',
    'del': 'timer_del', 'free': 'timer_free', 'ns': 'qemu_clock_get_ns',
    'ms': 'qemu_clock_get_ms', 'vm': 'QEMU_CLOCK_VIRTUAL',
    'rt': 'QEMU_CLOCK_REALTIME', 'host': 'QEMU_CLOCK_HOST',
    'second': 'NANOSECONDS_PER_SECOND'}
FULL = dict(NEW, new_ns='timer_new_full(NULL, %(clock)s, SCALE_NS, 0, tick, s)',
            new_ms='timer_new(%(clock)s, SCALE_MS, tick, s)')
SPELLINGS = (OLD, SUFFIX, NEW, FULL)


def start(spelling, unit, clock, body):
    """A function that creates s->t and does @body."""
    words = dict(spelling)
    words['make'] = spelling['new_' + unit] % {'clock': spelling[clock]}
    return ('void start(struct s *s)\n{\n    int64_t now;\n    s->t = %s;\n'
            '    %s\n}\n' % (words['make'], body % words)).encode()


def callback(spelling, body):
    return ('static void tick(void *opaque)\n{\n    struct s *s = opaque;\n'
            '    int64_t now;\n    %s\n}\n' % (body % spelling)).encode()


def findings(text, *args):
    """[(line, rule)] that lint finds in one file."""
    with cocci.folder() as root:
        write(os.path.join(root, 'a.c'), text)
        run = convert(['--lint', '--json', '--from', '1.0', *args, 'a.c'], root)
        check(run.status in (0, 1), run.said())
        found = json.loads(run.out)['findings']
        check(run.status == bool(found), run.said())
        return [(f['line'], f['rule']) for f in found]


def check_found(rule, make, count=1):
    for spelling in SPELLINGS:
        text = make(spelling)
        found = [r for _, r in findings(text)]
        check(found == [rule] * count, '%s\nwanted %s, found %s'
              % (text.decode(), [rule] * count, found))


def check_clean(*makes):
    for make in makes:
        for spelling in SPELLINGS:
            text = make(spelling)
            found = findings(text)
            check(not found, '%s\nfound %s' % (text.decode(), found))


@promise
def timer_armed_with_another_clocks_time_is_found():
    for body in ('%(mod)s(s->t, %(ns)s(%(host)s) + s->d);',
                 'now = %(ns)s(%(host)s); %(mod)s(s->t, now + 5 * SCALE_MS);',
                 's->at = %(ns)s(%(host)s); s->at += 7;\n'
                 '    %(mod_ns)s(s->t, s->at);',
                 'if (%(expired)s(s->t, %(ns)s(%(host)s))) s->n++;',
                 '%(mod)s(s->t, (uint64_t)(s->d + (%(ns)s(%(host)s))));'):
        check_found('lint-clock', lambda w, b=body: start(w, 'ns', 'vm', b))


@promise
def clock_behind_a_macro_is_seen():
    for spelling in SPELLINGS:
        text = (b'#define OURS %(vm)s\n#define NOW() %(ns)s(%(host)s)\n'
                .replace(b'%(vm)s', spelling['vm'].encode())
                .replace(b'%(ns)s', spelling['ns'].encode())
                .replace(b'%(host)s', spelling['host'].encode())
                + start(dict(spelling, vm='OURS'), 'ns', 'vm',
                        '%(mod)s(s->t, NOW() + s->d);'))
        found = [r for _, r in findings(text)]
        check(found == ['lint-clock'], '%s\n%s' % (text.decode(), found))


@promise
def right_clocks_are_not_complained_of():
    check_clean(
        lambda w: start(w, 'ns', 'vm', '%(mod)s(s->t, %(ns)s(%(vm)s) + s->d);'),
        # what a wall clock says, told in this clock's time
        lambda w: start(w, 'ns', 'vm', '%(mod)s(s->t, %(ns)s(%(vm)s)'
                        ' + s->due - %(ns)s(%(host)s));'),
        lambda w: start(w, 'ns', 'vm', '%(mod)s(s->t, s->due);'),
        # nothing is known of a parameter
        lambda w: ('void f(struct s *s, int64_t due)\n{\n    %(mod)s(s->t, due);'
                   '\n}\n' % w).encode() + start(w, 'ns', 'vm', ''),
        # two timers of one name: either may be meant
        lambda w: start(w, 'ns', 'vm', '') + start(w, 'ns', 'host', '')
        + ('void f(struct s *s)\n{\n    %(mod)s(s->t, %(ns)s(%(vm)s) + s->d);'
           '\n}\n' % w).encode(),
        # a variable that is set from both
        lambda w: start(w, 'ns', 'vm', 'now = %(ns)s(%(host)s); if (s->x)'
                        ' now = %(ns)s(%(vm)s);\n    %(mod)s(s->t, now);'))


@promise
def ms_where_ns_is_meant_is_found():
    for body in ('%(mod)s(s->t, %(ms)s(%(vm)s) + s->d);',
                 'now = %(ms)s(%(vm)s); %(mod)s(s->t, now + s->d);',
                 '%(mod)s(s->t, %(ns)s(%(vm)s) / 1000000 + s->d);',
                 '%(mod)s(s->t, %(ns)s(%(vm)s) + s->delay_ms);',
                 '%(mod)s(s->t, %(ns)s(%(vm)s) + 50);'):
        check_found('lint-unit', lambda w, b=body: start(w, 'ns', 'vm', b))


@promise
def ns_where_ms_is_meant_is_found():
    for body in ('%(mod)s(s->t, %(ns)s(%(vm)s) + s->d);',
                 '%(mod_ns)s(s->t, %(ms)s(%(vm)s) + s->d);',
                 '%(mod)s(s->t, %(ms)s(%(vm)s) + %(second)s / 50);',
                 '%(mod)s(s->t, %(ms)s(%(vm)s) + s->delay_ns);',
                 '%(mod)s(s->t, %(ms)s(%(vm)s) + 500000000);'):
        check_found('lint-unit', lambda w, b=body: start(w, 'ms', 'vm', b))


@promise
def three_arguments_take_the_unit_of_their_clock():
    text = ('void f(struct s *s)\n{\n    s->t = qemu_new_timer(%s, tick, s);\n'
            '    qemu_mod_timer(s->t, qemu_get_clock(%s) + %s);\n}\n')
    for clock, delay, wanted in (
            ('vm_clock', 'get_ticks_per_sec()', []),
            ('rt_clock', 'get_ticks_per_sec()', ['lint-unit']),
            ('rt_clock', '500', []), ('vm_clock', '500', ['lint-unit'])):
        found = [r for _, r in
                 findings((text % (clock, clock, delay)).encode())]
        check(found == wanted, '%s %s: %s' % (clock, delay, found))


@promise
def right_units_are_not_complained_of():
    for body in ('%(mod)s(s->t, %(ns)s(%(vm)s) + %(second)s / 1000);',
                 '%(mod)s(s->t, %(ns)s(%(vm)s) + s->n * %(second)s / 1000);',
                 '%(mod)s(s->t, %(ns)s(%(vm)s) + s->delay_ms * 1000000);',
                 '%(mod)s(s->t, %(ns)s(%(vm)s) + s->delay_ms * 1000 * 1000);',
                 '%(mod)s(s->t, %(ns)s(%(vm)s) + s->delay_ms * SCALE_MS);',
                 '%(mod)s(s->t, %(ns)s(%(vm)s)\n'
                 '        + muldiv64(s->n * 625, %(second)s, 1000000));',
                 '%(mod)s(s->t, %(ms)s(%(vm)s) * SCALE_MS + s->d);',
                 '%(mod)s(s->t, %(ns)s(%(vm)s) + 1);',
                 '%(mod_ns)s(s->t, %(ns)s(%(vm)s) + s->d);'):
        check_clean(lambda w, b=body: start(w, 'ns', 'vm', b))
    for body in ('%(mod)s(s->t, %(ms)s(%(vm)s) + 500);',
                 '%(mod)s(s->t, %(ns)s(%(vm)s) / SCALE_MS + 500);',
                 '%(mod_ns)s(s->t, %(ns)s(%(vm)s) + s->d);'):
        check_clean(lambda w, b=body: start(w, 'ms', 'vm', b))


@promise
def periodic_callback_that_starts_from_now_is_found():
    for body in ('%(mod)s(s->t, %(ns)s(%(vm)s) + s->period);',
                 'now = %(ns)s(%(vm)s); s->n++;\n'
                 '    %(mod)s(s->t, now + %(second)s / 60);',
                 'if (s->on) {\n        %(mod)s(s->t, %(ns)s(%(vm)s)'
                 ' + muldiv64(s->limit, %(second)s, s->freq));\n    }',
                 's->next = %(ns)s(%(vm)s) + s->period;\n'
                 '    %(mod)s(s->t, s->next);'):
        check_found('lint-drift', lambda w, b=body: callback(w, b)
                    + start(w, 'ns', 'vm', ''))


@promise
def callbacks_that_do_not_drift_are_not_complained_of():
    for body in ('s->next += s->period; %(mod)s(s->t, s->next);',
                 'now = %(ns)s(%(vm)s); s->late = now - s->next;\n'
                 '    %(mod)s(s->t, now + s->period);',
                 'now = %(ns)s(%(vm)s);\n    while (s->next < now)'
                 ' s->next += 9;\n    %(mod)s(s->t, now + s->period);',
                 '%(mod)s(s->t, %(ns)s(%(vm)s) + s->period'
                 ' - %(ns)s(%(vm)s) %% s->period);',
                 'if (s->busy) %(mod)s(s->t, %(ns)s(%(vm)s)'
                 ' + s->retry_delay);',
                 '%(mod)s(s->other, %(ns)s(%(vm)s) + s->period);'):
        check_clean(lambda w, b=body: callback(w, b) + start(w, 'ns', 'vm', ''))
    # nobody counts rounds of REALTIME; and who arms it first is no callback
    check_clean(lambda w: callback(w, '%(mod)s(s->t, %(ms)s(%(rt)s) + 30);')
                + start(w, 'ms', 'rt', ''),
                lambda w: start(w, 'ns', 'vm',
                                '%(mod)s(s->t, %(ns)s(%(vm)s) + s->period);'))


def freeing(spelling, body, armed='%(mod)s(s->t, s->due);'):
    return start(spelling, 'ns', 'vm', armed) + (
        'void stop(struct s *s)\n{\n    %s\n}\n' % (body % spelling)).encode()


@promise
def free_without_delete_is_found_before_6_0():
    check_found('lint-free', lambda w: freeing(w, '%(free)s(s->t);'))
    check_found('lint-free', lambda w: freeing(
        w, '%(del)s(s->other); %(free)s(s->t);'))
    check_found('lint-free', lambda w: freeing(
        w, '%(del)s(s->t); %(mod)s(s->t, s->due); %(free)s(s->t);'))
    text = freeing(NEW, '%(free)s(s->t);')
    for args, wanted in ((('--from', '5.2'), 1), (('--from', '6.0'), 0),
                         (('--from', '7.2'), 0), (('--from', 'mixed'), 0)):
        found = findings(text, *args)
        check(len(found) == wanted, '%s: %s' % (args, found))


@promise
def timers_that_cannot_be_pending_may_be_freed():
    check_clean(
        lambda w: freeing(w, '%(del)s(s->t); %(free)s(s->t);'),
        lambda w: freeing(w, 'if (s->t) {\n        %(del)s(s->t);\n'
                          '        %(free)s(s->t);\n    }'),
        lambda w: ('static void quiet(struct s *s)\n{\n    %(del)s(s->t);\n}\n'
                   % w).encode() + freeing(w, 'quiet(s); %(free)s(s->t);'),
        lambda w: freeing(w, '%(free)s(s->t);', armed=''),
        lambda w: callback(w, '%(free)s(s->t);')
        + start(w, 'ns', 'vm', '%(mod)s(s->t, s->due);'),
        lambda w: start(w, 'ns', 'vm',
                        'if (s->bad) {\n        goto fail;\n    }\n'
                        '#ifdef X\n    s->n++;\n#endif\n    return;\nfail:\n'
                        '    %(free)s(s->t);'))


@promise
def lint_prints_lines_and_counts_and_writes_nothing():
    with cocci.folder() as root:
        text = freeing(OLD, '%(free)s(s->t);')
        write(os.path.join(root, 'a.c'), text)
        run = convert(['--lint', '.'], root)
        check(run.status == 1, run.said())
        check(run.out.startswith(b'a.c:9:5: lint-free: ')
              and run.out.count(b'\n') == 1, run.said())
        check(b'lint-free        1' in run.err, run.said())
        check(cocci.read(os.path.join(root, 'a.c')) == text, 'it wrote')


if __name__ == '__main__':
    sys.exit(cocci.tap(cocci.promises(globals())))
