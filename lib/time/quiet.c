/*
 * quiet: every lock of floors base and time, for fork.
 *
 *   reset -> registry -> (the loop's) -> every list's -> passes -> running, storm
 *
 * which is the order in which they nest anywhere else.
 */
#include "time/quiet.h"

#include "time/clock.h"
#include "time/reset.h"
#include "time/running.h"
#include "time/storm.h"
#include "time/timerlist.h"

static bool lock_list(VmtClockListener *listener, void *opaque)
{
    vmt_timerlist_lock(vmt_timerlist_of(listener));
    return true;
}

static bool unlock_list(VmtClockListener *listener, void *opaque)
{
    vmt_timerlist_unlock(vmt_timerlist_of(listener), *(bool *)opaque);
    return true;
}

void vmt_quiet_begin(void (*middle)(void))
{
    vmt_reset_lock();
    vmt_clock_lock_registry();
    if (middle) {
        middle();
    }
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmt_clock_visit((QEMUClockType)type, lock_list, NULL);
    }
    vmt_clock_lock_passes();
    vmt_running_lock();
    vmt_storm_lock();
}

void vmt_quiet_end(void (*middle)(void), bool is_child)
{
    if (is_child) {
        vmt_clock_renew_registry_in_child();
    }
    vmt_storm_unlock();
    vmt_running_unlock();
    vmt_clock_unlock_passes(is_child);
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmt_clock_visit((QEMUClockType)type, unlock_list, &is_child);
    }
    if (middle) {
        middle();
    }
    vmt_clock_unlock_registry();
    vmt_reset_unlock(is_child);
}
