/*
 * old-timer: the verbs, by their old names.
 */
#include "old.h"

QEMUTimer *vmtimer_new_timer_4(QEMUClock *clock, int scale, QEMUTimerCB *cb,
                               void *opaque)
{
    return timer_new(vmtimer_clock_type(clock), scale, cb, opaque);
}

/* Weak: old objects of 0.14 bring that of three arguments. */
extern __typeof__(vmtimer_new_timer_4) qemu_new_timer_plain
    __asm__("qemu_new_timer")
    __attribute__((weak, alias("vmtimer_new_timer_4")));

QEMUTimer *vmtimer_new_timer_3(QEMUClock *clock, QEMUTimerCB *cb, void *opaque)
{
    QEMUClockType type = vmtimer_clock_type(clock);
    int scale = type == QEMU_CLOCK_REALTIME ? SCALE_MS : SCALE_NS;

    return timer_new(type, scale, cb, opaque);
}

QEMUTimer *qemu_new_timer_ns(QEMUClock *clock, QEMUTimerCB *cb, void *opaque)
{
    return timer_new_ns(vmtimer_clock_type(clock), cb, opaque);
}

QEMUTimer *qemu_new_timer_ms(QEMUClock *clock, QEMUTimerCB *cb, void *opaque)
{
    return timer_new_ms(vmtimer_clock_type(clock), cb, opaque);
}

void qemu_free_timer(QEMUTimer *ts)
{
    timer_free(ts);
}

void qemu_del_timer(QEMUTimer *ts)
{
    timer_del(ts);
}

void qemu_mod_timer(QEMUTimer *ts, int64_t expire_time)
{
    timer_mod(ts, expire_time);
}

void qemu_mod_timer_ns(QEMUTimer *ts, int64_t expire_time)
{
    timer_mod_ns(ts, expire_time);
}

/* A whole int: sources until 1.0 look at all of it, later ones at its bool. */
int vmtimer_old_pending(QEMUTimer *ts) __asm__("qemu_timer_pending");
int vmtimer_old_expired(QEMUTimer *timer_head, int64_t current_time)
    __asm__("qemu_timer_expired");

int vmtimer_old_pending(QEMUTimer *ts)
{
    return timer_pending(ts);
}

int vmtimer_old_expired(QEMUTimer *timer_head, int64_t current_time)
{
    return timer_expired(timer_head, current_time);
}

uint64_t qemu_timer_expire_time_ns(QEMUTimer *ts)
{
    return timer_expire_time_ns(ts);
}
