/*
 * clock: the clocks as 0.9 to 1.6 knew them, pointers to objects.
 *
 * A NULL clock counts as vm_clock and is reported once.
 */
#ifndef VMTIMER_COMPAT_CLOCK_H
#define VMTIMER_COMPAT_CLOCK_H
#pragma GCC system_header

#include "level.h"

#include <vmtimer/main-loop.h>

VMTIMER_C_BEGIN

/* Seconds had a name until 2.5. */
#if !VMTIMER_LEVEL_FROM(206)
int64_t get_ticks_per_sec(void);
#endif
#if !VMTIMER_LEVEL_FROM(205)
int64_t cpu_get_real_ticks(void);
#endif

#if !VMTIMER_LEVEL_FROM(801)
int64_t profile_getclock(void);
#endif

/* When the program began; is CLOCK_MONOTONIC there? Others may have such names. */
#if VMTIMER_LEVEL_FROM(600)
extern int64_t clock_start;
#endif
#if VMTIMER_LEVEL_FROM(14)
extern int use_rt_clock;
#endif

/* Running time by other names; moving it as a test does. */
#if !VMTIMER_LEVEL_FROM(203)
int64_t cpu_get_clock_offset(void);
#endif
#if !VMTIMER_LEVEL_FROM(502)
void cpu_ticks_init(void);
#endif
int64_t cpus_get_elapsed_ticks(void);
int64_t cpus_get_virtual_clock(void);
int64_t qtest_get_virtual_clock(void);
#if !VMTIMER_LEVEL_FROM(901)
void qtest_clock_warp(int64_t dest);
#endif

/* For init_clocks: what QEMU gives it. */
void qemu_timer_notify_cb(void *opaque, QEMUClockType type);

#ifndef VMTIMER_NO_LEGACY

#define QEMU_TIMER_BASE 1000000000LL
extern int pit_min_timer_count;

typedef struct QEMUClock QEMUClock;

extern QEMUClock *rt_clock;
extern QEMUClock *vm_clock;
extern QEMUClock *host_clock;

/* 1e9; a variable until 0.11. */
#if !VMTIMER_LEVEL_FROM(12)
extern int64_t ticks_per_sec;
#endif

/* Until 0.14: ms of rt_clock, ns of every other. */
int64_t qemu_get_clock(QEMUClock *clock);
int64_t qemu_get_clock_ns(QEMUClock *clock);
int64_t qemu_get_clock_ms(QEMUClock *clock);

/* ns to the first timer on the default list, enabled or not; INT32_MAX: none.*/
int64_t qemu_clock_deadline(QEMUClock *clock);

/* The same: the sooner of vm_clock's and host_clock's; vm_clock's. */
int64_t qemu_next_deadline(void);
int64_t qemu_next_icount_deadline(void);

void qemu_run_timers(QEMUClock *clock);

/* vm_clock, rt_clock, host_clock, in this order. */
void qemu_run_all_timers(void);

void qemu_register_clock_reset_notifier(QEMUClock *clock, Notifier *notifier);
void qemu_unregister_clock_reset_notifier(QEMUClock *clock,
                                          Notifier *notifier);

#endif /* VMTIMER_NO_LEGACY */

VMTIMER_C_END

#endif
