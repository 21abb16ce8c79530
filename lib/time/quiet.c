/*
 * quiet: every lock of the library, held over a fork.
 *
 *   reset -> registry -> (the loop's) -> every list's -> running, storm
 *
 * which is the order in which they nest anywhere else. The child also forgets what
 * other threads were doing. Programs that have lists and no loop fork, too: the
 * default lists' making starts the watch.
 */
#include "time/quiet.h"

#include "time/clock.h"
#include "time/reset.h"
#include "time/running.h"
#include "time/storm.h"
#include "time/timerlist.h"
#include "time/timerlist-state.h"

#include <pthread.h>
#include <stdatomic.h>

static _Atomic(const VmtQuietLoop *) loop;
static const VmtQuietLoop *held; /* the loop whose locks a fork holds */

static void lock_list(VmtListener *listener, void *opaque)
{
    vmt_timerlist_lock(vmt_timerlist_of(listener));
}

static void unlock_list(VmtListener *listener, void *opaque)
{
    vmt_timerlist_unlock(vmt_timerlist_of(listener), *(bool *)opaque);
}

static void before_fork(void)
{
    vmt_reset_lock();
    vmt_clock_lock_registry();
    held = atomic_load(&loop);
    if (held) {
        held->lock();
    }
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmt_audience_each(vmt_clock_audience((QEMUClockType)type), lock_list,
                          NULL);
    }
    vmt_running_lock();
    vmt_storm_lock();
}

static void let_go(bool is_child)
{
    vmt_storm_unlock();
    vmt_running_unlock();
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmt_audience_each(vmt_clock_audience((QEMUClockType)type), unlock_list,
                          &is_child);
    }
    if (held) {
        held->unlock();
    }
    if (is_child) {
        vmt_clock_renew_registry_in_child();
    }
    vmt_clock_unlock_registry();
    vmt_reset_unlock(is_child);
}

static void after_fork_in_parent(void)
{
    let_go(false);
}

static void after_fork_in_child(void)
{
    let_go(true);
    if (held) {
        held->renew();
    }
}

static void watch(void)
{
    pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
}

void vmt_quiet_watch_forks(void)
{
    static pthread_once_t watched = PTHREAD_ONCE_INIT;

    pthread_once(&watched, watch);
}

void vmt_quiet_set_loop(const VmtQuietLoop *new_loop)
{
    atomic_store(&loop, new_loop);
}
