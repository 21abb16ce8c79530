/*
 * old-save: a timer in a snapshot: its time as one be64, all ones when idle.
 *
 * The unit was the clock's own until 0.14 (ms for rt_clock) and is ns from 0.15
 * on. A file compiled without a level says neither: a timer that counts in ns
 * is the same in both, for any other it has to say.
 *
 * The QEMUFile is whoever's who saves; that its functions may be absent is why
 * they are weak.
 */
#include "old.h"

#pragma weak qemu_put_be64
#pragma weak qemu_get_be64

static void put(QEMUFile *f, uint64_t time, const char *caller)
{
    if (!qemu_put_be64) {
        vmt_bug("%s: the program has no qemu_put_be64", caller);
    }
    qemu_put_be64(f, time);
}

static uint64_t get(QEMUFile *f, const char *caller)
{
    if (!qemu_get_be64) {
        vmt_bug("%s: the program has no qemu_get_be64", caller);
    }
    return qemu_get_be64(f);
}

static void require_known_unit(const QEMUTimer *ts, const char *caller)
{
    if (ts->scale != SCALE_NS) {
        vmt_bug("%s: this timer does not count in ns: compile its file with "
                "VMTIMER_QEMU_LEVEL, 14 to save in its unit, 15 in ns",
                caller);
    }
}

void vmtimer_put_timer_ns(QEMUFile *f, QEMUTimer *ts)
{
    put(f, timer_expire_time_ns(ts), "qemu_put_timer");
}

void vmtimer_get_timer_ns(QEMUFile *f, QEMUTimer *ts)
{
    uint64_t time = get(f, "qemu_get_timer");

    if (time == UINT64_MAX) {
        timer_del(ts);
    } else {
        timer_mod_ns(ts, (int64_t)time);
    }
}

void vmtimer_put_timer_native(QEMUFile *f, QEMUTimer *ts)
{
    uint64_t time = timer_expire_time_ns(ts);

    put(f, time == UINT64_MAX ? time : time / (uint64_t)ts->scale,
        "qemu_put_timer");
}

void vmtimer_get_timer_native(QEMUFile *f, QEMUTimer *ts)
{
    uint64_t time = get(f, "qemu_get_timer");

    if (time == UINT64_MAX) {
        timer_del(ts);
    } else {
        timer_mod(ts, (int64_t)time);
    }
}

void qemu_put_timer(QEMUFile *f, QEMUTimer *ts)
{
    require_known_unit(ts, "qemu_put_timer");
    vmtimer_put_timer_ns(f, ts);
}

void qemu_get_timer(QEMUFile *f, QEMUTimer *ts)
{
    require_known_unit(ts, "qemu_get_timer");
    vmtimer_get_timer_ns(f, ts);
}
