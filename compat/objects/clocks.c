/*
 * clocks: the functions of a clock while it was a QEMUClock *, until 1.6.
 */
#include "object.h"

#include "../lib/old.h"

/* The flag was an int until 1.0: all of it counts. */
OLD(void, qemu_clock_enable, (QEMUClock *clock, int enabled))
{
    qemu_clock_enable(vmtimer_clock_type(clock), enabled != 0);
}

OLD(int64_t, qemu_clock_has_timers, (QEMUClock *clock))
{
    return qemu_clock_has_timers(vmtimer_clock_type(clock));
}

/*
 * This one our headers reach by the plain name, too: a number below 4 is a clock
 * type, as no object stands there. So a NULL clock is REALTIME here.
 */
OLD(int64_t, qemu_clock_expired, (QEMUClock *clock))
{
    uintptr_t type = (uintptr_t)clock;

    return type < QEMU_CLOCK_MAX
               ? vmtimer_clock_expired((QEMUClockType)type)
               : vmtimer_clock_expired_strict(vmtimer_clock_type(clock));
}

OLD(void, qemu_clock_warp, (QEMUClock *clock))
{
    vmtimer_clock_warp(vmtimer_clock_type(clock));
}
