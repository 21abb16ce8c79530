/*
 * typed: names that kept their spelling and changed their parameters.
 *
 * Old and new calls stand in one file. C++ has overloads; C has macros that
 * look at the number or the type of arguments and leave every other use of the
 * name alone: a member, a variable, an address, a declaration.
 */
#ifndef VMTIMER_COMPAT_TYPED_H
#define VMTIMER_COMPAT_TYPED_H
#pragma GCC system_header

#include "count.h"
#include "timer.h"

VMTIMER_C_BEGIN

/* What the fewer arguments mean. */
void vmtimer_init_clocks_0(void);
int vmtimer_init_main_loop_0(void);
int64_t vmtimer_clock_deadline_ns_all_1(QEMUClockType type);

/* From 1.0 to 2.8 the head had to be past, not due. By type, and by level. */
#if VMTIMER_LEVEL_UP_TO(208)
bool qemu_clock_expired(QEMUClockType type)
    __asm__("vmtimer_clock_expired_strict");
bool timerlist_expired(QEMUTimerList *timer_list)
    __asm__("vmtimer_timerlist_expired_strict");
#else
bool qemu_clock_expired(QEMUClockType type) __asm__("vmtimer_clock_expired");
#endif

/* No instruction counter runs: nothing to warp. 0.15 to 2.5. */
void qemu_clock_warp(QEMUClockType type) __asm__("vmtimer_clock_warp");

#ifndef VMTIMER_NO_LEGACY

/* The type of an old clock; the second marks it, for qemu_clock_expired. */
QEMUClockType vmtimer_clock_type(QEMUClock *clock);
QEMUClockType vmtimer_clock_type_old(QEMUClock *clock);

/*
 * qemu_new_timer: without a scale (until 0.14) the timer counts in the clock's
 * unit, ms for rt_clock. A macro's own name stays for the level's shape.
 */
#if VMTIMER_LEVEL_UP_TO(14)
#define VMTIMER_NEW_TIMER_3 qemu_new_timer
#define VMTIMER_NEW_TIMER_4 vmtimer_new_timer_4
QEMUTimer *qemu_new_timer(QEMUClock *clock, QEMUTimerCB *cb, void *opaque)
    __asm__("vmtimer_new_timer_3");
QEMUTimer *vmtimer_new_timer_4(QEMUClock *clock, int scale, QEMUTimerCB *cb,
                               void *opaque);
#else
#define VMTIMER_NEW_TIMER_3 vmtimer_new_timer_3
#define VMTIMER_NEW_TIMER_4 qemu_new_timer
QEMUTimer *qemu_new_timer(QEMUClock *clock, int scale, QEMUTimerCB *cb,
                          void *opaque) __asm__("vmtimer_new_timer_4");
QEMUTimer *vmtimer_new_timer_3(QEMUClock *clock, QEMUTimerCB *cb,
                               void *opaque);
#endif

#endif /* VMTIMER_NO_LEGACY */

VMTIMER_C_END

#ifdef __cplusplus
#include "typed-cxx.h"
#else
#include "typed-c.h"
#endif

#endif
