/*
 * counted: a machine of one CPU whose instructions are counted, for unit/icount
 * and unit/warp. VIRTUAL_RT is a clock that the test moves.
 *
 * Counting cannot be undone, so each test is a child's.
 */
#ifndef UNIT_COUNTED_H
#define UNIT_COUNTED_H

#include "child.h"
#include "fake-clock.h"
#include "promise.h"
#include "vmtimer.h"

#define MS INT64_C(1000000)

static struct {
    int64_t executed;
    bool idle;
    unsigned kicks;
} cpu;

static inline int64_t executed(void *opaque)
{
    return cpu.executed;
}

static inline bool is_idle(void *opaque)
{
    return cpu.idle;
}

static inline void kick(void *opaque)
{
    cpu.kicks++;
}

static const VmtimerIcountCpu our_cpu = {executed, is_idle, kick};

/* VIRTUAL stands at @start_ns, VIRTUAL_RT at 0; then instructions are counted. */
static inline void count_from(int64_t start_ns, const char *option)
{
    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, start_ns);
    fake_clock_install(QEMU_CLOCK_VIRTUAL_RT);
    vmtimer_icount_set_cpu(&our_cpu, NULL);
    configure_icount(option);
}

static inline int64_t virtual_ns(void)
{
    return qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
}

/* VIRTUAL_RT moves on, and its timers run. */
static inline void real_time_is(int64_t now_ns)
{
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL_RT, now_ns);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL_RT);
}

static inline int64_t warp_deadline_ns(void)
{
    return qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL_RT, -1);
}

static inline void count_fired(void *opaque)
{
    ++*(unsigned *)opaque;
}

static unsigned fired;

static inline QEMUTimer *timer_at(int64_t expire_ns, int attributes)
{
    QEMUTimer *ts = timer_new_full(NULL, QEMU_CLOCK_VIRTUAL, SCALE_NS,
                                   attributes, count_fired, &fired);

    timer_mod(ts, expire_ns);
    return ts;
}

#endif
