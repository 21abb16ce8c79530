/*
 * native-units: until 0.14 a timer counted in its clock's unit, also in a snapshot.
 */
#include "object.h"

#include "../lib/old.h"

OLD(QEMUTimer *, qemu_new_timer, (QEMUClock *clock, QEMUTimerCB *cb,
                                  void *opaque))
{
    return vmtimer_new_timer_3(clock, cb, opaque);
}

OLD(void, qemu_put_timer, (QEMUFile *f, QEMUTimer *ts))
{
    vmtimer_put_timer_native(f, ts);
}

OLD(void, qemu_get_timer, (QEMUFile *f, QEMUTimer *ts))
{
    vmtimer_get_timer_native(f, ts);
}
