/*
 * timer: the verbs of 0.9 to 1.6.
 */
#ifndef VMTIMER_COMPAT_TIMER_H
#define VMTIMER_COMPAT_TIMER_H
#pragma GCC system_header

#include "clock.h"
#include "types.h"

#ifndef VMTIMER_NO_LEGACY

VMTIMER_C_BEGIN

/* For qemu_new_timer see typed.h. */

QEMUTimer *qemu_new_timer_ns(QEMUClock *clock, QEMUTimerCB *cb, void *opaque);
QEMUTimer *qemu_new_timer_ms(QEMUClock *clock, QEMUTimerCB *cb, void *opaque);

/* A pending timer is deleted first; NULL is fine. */
void qemu_free_timer(QEMUTimer *ts);
void qemu_del_timer(QEMUTimer *ts);
void qemu_mod_timer(QEMUTimer *ts, int64_t expire_time);
void qemu_mod_timer_ns(QEMUTimer *ts, int64_t expire_time);

/* int until 1.0, bool from 1.1. */
#if VMTIMER_LEVEL_UP_TO(100)
int qemu_timer_pending(QEMUTimer *ts);
int qemu_timer_expired(QEMUTimer *timer_head, int64_t current_time);
#else
bool qemu_timer_pending(QEMUTimer *ts);
bool qemu_timer_expired(QEMUTimer *timer_head, int64_t current_time);
#endif

uint64_t qemu_timer_expire_time_ns(QEMUTimer *ts);

/*
 * One be64: the time, or all ones. ns from 0.15 on; before, the clock's own
 * unit, which is ms for rt_clock.
 */
#if VMTIMER_LEVEL_UP_TO(14)
void qemu_put_timer(QEMUFile *f, QEMUTimer *ts)
    __asm__("vmtimer_put_timer_native");
void qemu_get_timer(QEMUFile *f, QEMUTimer *ts)
    __asm__("vmtimer_get_timer_native");
#elif VMTIMER_LEVEL_FROM(15)
void qemu_put_timer(QEMUFile *f, QEMUTimer *ts)
    __asm__("vmtimer_put_timer_ns");
void qemu_get_timer(QEMUFile *f, QEMUTimer *ts)
    __asm__("vmtimer_get_timer_ns");
#else
void qemu_put_timer(QEMUFile *f, QEMUTimer *ts);
void qemu_get_timer(QEMUFile *f, QEMUTimer *ts);
#endif

VMTIMER_C_END

#endif /* VMTIMER_NO_LEGACY */

#endif
