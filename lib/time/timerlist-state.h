/*
 * timerlist-state: what a list is made of; for its timers, and for passes over them.
 *
 * Lock: `lock` guards the set, the records and every pending timer's expire_time.
 */
#ifndef VMT_TIME_TIMERLIST_STATE_H
#define VMT_TIME_TIMERLIST_STATE_H

#include "base/quick-lock.h"
#include "time/clock.h"
#include "time/expiry.h"

#include <stdatomic.h>

/* Pieces of an expiry's work that a call does before it leaves the rest to the next. */
enum { VMT_ROUNDS_AT_ONCE = 16 };

typedef struct VmtPass VmtPass;
struct VmtPass {
    VmtThread thread;
    const QEMUTimer *calling;
    LIST_ENTRY(VmtPass) node;
};

/* Somebody in vmtimer_del_sync. */
typedef struct VmtDeletion VmtDeletion;
struct VmtDeletion {
    QEMUTimer *ts;
    bool won;
    LIST_ENTRY(VmtDeletion) node;
};

struct QEMUTimerList {
    QEMUClockType type;
    const VmtClockState *clock;
    bool is_single; /* of timerlist_new; a group frees its own */
    QEMUTimerListNotifyCB *notify_cb;
    void *notify_opaque;
    bool (*_Atomic may_run)(void *opaque); /* after its opaque: others look */
    void *may_run_opaque;
    VmtClockListener listener;
    VmtQuickLock lock;
    VmtQuickEvent call_ended; /* or a pass */
    unsigned waiters;         /* for no pass to run */
    _Atomic int64_t window_ns; /* by how much a wake-up may be late */
    VmtExpiry expiry;
    LIST_HEAD(, VmtPass) passes;
    LIST_HEAD(, VmtDeletion) deletions;
};

/*
 * A processor reads ahead while an exchange is under way, but not what lies in the same
 * 64 bytes: with the line of the few there a call takes an eighth longer.
 */
_Static_assert(offsetof(QEMUTimerList, expiry.few.line)
                       - offsetof(QEMUTimerList, lock) >= 64
                   || UINTPTR_MAX != UINT64_MAX,
               "the lock is in a cache line without the few");

/* The list that listens so. */
static inline QEMUTimerList *vmt_timerlist_of(VmtListener *listener)
{
    return vmt_container_of(listener, QEMUTimerList, listener.listener);
}

/* May the calling thread run this list? Lists without an owner: always. */
static inline bool vmt_timerlist_may_run(QEMUTimerList *list)
{
    bool (*may_run)(void *opaque) = atomic_load(&list->may_run);

    return !may_run || may_run(list->may_run_opaque);
}

/* The lock is held for these. */

static inline bool vmt_timer_is_pending(const QEMUTimer *ts)
{
    return ts->expire_time >= 0;
}

/* It is let go and taken again, so that nobody waits for long. True: settled. */
bool vmt_timerlist_settle_on(QEMUTimerList *list, unsigned rounds);

/* Up to @rounds more pieces of work until the head is known. */
static inline bool vmt_timerlist_settle(QEMUTimerList *list, unsigned rounds)
{
    return vmt_expiry_is_settled(&list->expiry)
           || vmt_timerlist_settle_on(list, rounds);
}

/* And for this one it need not be. */
static inline bool vmt_timerlist_has_timers(QEMUTimerList *list)
{
    return vmt_expiry_count(&list->expiry) > 0;
}

#endif
