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

#ifndef VMTIMER_NO_LEGACY

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
