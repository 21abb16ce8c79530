/*
 * old-save: a timer in a snapshot: its time as one be64, all ones when idle.
 *
 * The unit was the clock's own until 0.14 (ms for rt_clock) and is ns from 0.15
 * on. A file compiled without a level says neither: a timer that counts in ns
 * is the same in both, for any other it has to say. Weak: old objects of 0.14 bring
 * theirs.
 */
#include "old.h"

#include "parts/saving.h"

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
    vmt_timer_put(f, ts, SCALE_NS);
}

void vmtimer_get_timer_ns(QEMUFile *f, QEMUTimer *ts)
{
    vmt_timer_get(f, ts, SCALE_NS);
}

void vmtimer_put_timer_native(QEMUFile *f, QEMUTimer *ts)
{
    vmt_timer_put(f, ts, ts->scale);
}

void vmtimer_get_timer_native(QEMUFile *f, QEMUTimer *ts)
{
    vmt_timer_get(f, ts, ts->scale);
}

__attribute__((weak)) void qemu_put_timer(QEMUFile *f, QEMUTimer *ts)
{
    require_known_unit(ts, "qemu_put_timer");
    vmtimer_put_timer_ns(f, ts);
}

__attribute__((weak)) void qemu_get_timer(QEMUFile *f, QEMUTimer *ts)
{
    require_known_unit(ts, "qemu_get_timer");
    vmtimer_get_timer_ns(f, ts);
}
