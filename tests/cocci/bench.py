#!/usr/bin/python3
"""No test: what converting a tree costs in time and memory.

A tree is made up of 130 files with about 1200 old names, in devices as they
are: registers, tables, functions without a timer, and a few with some. Then
one of 2400 files in which nothing is to be done.

    meson compile -C build bench-convert
"""

import os
import random
import resource
import sys
import time

import cocci
from cocci import write

FILES, NAMES, IDLE_FILES = 130, 1200, 2400
RUNS = 3

HEAD = '''#include "hw.h"
#include "qemu-timer.h"

enum {
    REG_CONTROL, REG_STATUS, REG_COUNT, REG_LOAD, REG_MASK, REG_MAX
};

typedef struct %(d)sState {
    QEMUTimer *tick;
    QEMUTimer *blink;
    int64_t started, last;
    uint32_t regs[REG_MAX];
    uint32_t mask;
} %(d)sState;
'''
IDLE = '''
static uint32_t %(d)s_sum_%(n)d(%(d)sState *s, uint32_t value)
{
    uint32_t sum = s->regs[REG_STATUS] ^ value;

    for (int i = 0; i < REG_MAX; i++) {
        if (s->mask & (1u << i)) {
            sum += s->regs[i] * %(n)d;
        } else if (sum > 0x%(n)d000) {
            sum -= value >> (i & 7);
        }
    }
    return sum;
}
'''
# What makes a function long in front of its timer.
CASE = '''    case %(k)d:
        if (value & 0x%(k)d0) {
            s->regs[REG_STATUS] |= 1u << (value %% %(k)d);
        } else {
            s->mask &= ~(s->regs[REG_MASK] >> %(k)d);
        }
        break;
'''
SWITCH = '    switch (s->regs[REG_LOAD]) {\n%s    }\n' % ''.join(
    CASE % {'k': k} for k in range(1, 13))
# Each with its number of old names.
BUSY = [(2, '''
static void %(d)s_again_%(n)d(%(d)sState *s, int64_t delay)
{
    uint32_t value = delay;

%(switch)s
    if (s->regs[REG_CONTROL] & 1) {
        s->last = qemu_get_clock_ns(vm_clock);
        s->regs[REG_COUNT] = delay / %(n)d;
    }
}
'''), (4, '''
static void %(d)s_arm_%(n)d(%(d)sState *s, int64_t delay)
{
    int64_t now = qemu_get_clock_ns(vm_clock);

    switch (s->regs[REG_CONTROL]) {
    case %(n)d:
        qemu_mod_timer(s->tick, now + delay);
        break;
    default:
        qemu_del_timer(s->tick);
    }
}
'''), (3, '''
static void %(d)s_blink_%(n)d(%(d)sState *s)
{
    uint32_t value = s->mask;

%(switch)s
    s->regs[REG_STATUS] ^= %(n)d;
    qemu_mod_timer(s->blink, qemu_get_clock_ms(rt_clock) + %(n)d);
}
'''), (2, '''
static int64_t %(d)s_rate_%(n)d(%(d)sState *s)
{
    return qemu_timer_pending(s->tick)
               ? muldiv64(s->regs[REG_LOAD], get_ticks_per_sec(), %(n)d)
               : 0;
}
'''), (6, '''
static int %(d)s_init_%(n)d(%(d)sState *s)
{
    uint32_t value = s->regs[REG_CONTROL];

%(switch)s
    s->tick = qemu_new_timer_ns(vm_clock, %(d)s_tick, s);
    s->blink = qemu_new_timer_ms(rt_clock, %(d)s_tick, s);
    s->started = qemu_get_clock_ns(vm_clock);
    return s->regs[REG_MASK] == %(n)d;
}
'''), (2, '''
static void %(d)s_exit_%(n)d(%(d)sState *s)
{
    qemu_del_timer(s->tick);
    qemu_free_timer(s->tick);
    s->regs[REG_CONTROL] = 0;
}
''')]


def device(number, names, rng):
    """(text, how many old names it has): at least @names of these."""
    words = {'d': 'dev%03d' % number, 'n': 0, 'switch': SWITCH}
    text, count = HEAD % words, 0
    while count < names:
        for _ in range(rng.randrange(1, 4)):
            words['n'] += 1
            text += IDLE % words
        words['n'] += 1
        more, busy = rng.choice(BUSY)
        count += more
        text += busy % words
    return text, count


def make_busy(root):
    rng = random.Random(4)
    left = NAMES
    for number in range(FILES):
        text, count = device(number, left // (FILES - number), rng)
        left -= count
        write(os.path.join(root, 'hw%d/dev%03d.c' % (number % 7, number)),
              text.encode())


def make_idle(root):
    for number in range(IDLE_FILES):
        words = {'d': 'dev%04d' % number}
        text = (HEAD % words).replace('#include "qemu-timer.h"\n', '')
        text += ''.join(IDLE % dict(words, n=n) for n in range(1, 20))
        write(os.path.join(root, 'hw%d/dev%04d.c' % (number % 70, number)),
              text.encode())


def measure(root, target):
    """The least of some runs: (wall, CPU, MB, status)."""
    best = None
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.monotonic()
        run = cocci.convert(['--from', '1.0', '--to', target, '.'], root)
        wall = time.monotonic() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = (after.ru_utime + after.ru_stime
               - before.ru_utime - before.ru_stime)
        best = (min(wall, best[0] if best else wall),
                min(cpu, best[1] if best else cpu), run)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return best[0], best[1], memory, best[2]


def show(what, root, target):
    wall, cpu, memory, run = measure(root, target)
    last = run.err.decode().strip().splitlines()[-1]
    print('%-22s to %-5s %6.2f s wall %6.2f s CPU %5.0f MB   %s'
          % (what, target, wall, cpu, memory, last), flush=True)


def main():
    # The idle tree first: the system remembers the largest child only.
    with cocci.folder() as root:
        make_idle(root)
        show('%d files, no names' % IDLE_FILES, root, '10.2')
    with cocci.folder() as root:
        make_busy(root)
        for target in ('1.7', '10.2'):
            show('%d files' % FILES, root, target)


if __name__ == '__main__':
    sys.exit(main())
