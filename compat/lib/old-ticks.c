/*
 * old-ticks: ticks per second, which were ns from 0.8.2 on; other ways to read and
 * to move a clock. Weak where programs brought the name themselves.
 */
#include "old.h"

#include "vmtimer/extras.h"
#include "vmtimer/main-loop.h"

extern int use_rt_clock;
extern int64_t clock_start;

int pit_min_timer_count __attribute__((weak));
int use_rt_clock __attribute__((weak)) = 1;
int64_t clock_start __attribute__((weak));

int64_t ticks_per_sec = NANOSECONDS_PER_SECOND;

int64_t get_ticks_per_sec(void)
{
    return NANOSECONDS_PER_SECOND;
}

int64_t cpu_get_real_ticks(void)
{
    return cpu_get_host_ticks();
}

int64_t profile_getclock(void)
{
    return cpu_get_host_ticks();
}

__attribute__((constructor)) static void note_clock_start(void)
{
    clock_start = get_clock();
}

/* What running time is ahead of CLOCK_MONOTONIC. */
int64_t cpu_get_clock_offset(void)
{
    return cpu_get_clock() - get_clock();
}

void cpu_ticks_init(void)
{
}

int64_t cpus_get_elapsed_ticks(void)
{
    return cpu_get_ticks();
}

int64_t cpus_get_virtual_clock(void)
{
    return qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
}

int64_t qtest_get_virtual_clock(void)
{
    return qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
}

void qtest_clock_warp(int64_t dest)
{
    qemu_clock_advance_virtual_time(dest);
}

__attribute__((weak)) void qemu_timer_notify_cb(void *opaque, QEMUClockType type)
{
    qemu_notify_event();
}
