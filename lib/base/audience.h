/*
 * audience: who is to be told of something, without a lock over the telling.
 */
#ifndef VMT_BASE_AUDIENCE_H
#define VMT_BASE_AUDIENCE_H

#include "base/quick-lock.h"
#include "base/thread.h"

#include <stdatomic.h>
#include <sys/queue.h>

/* The memory is the listener's. */
typedef struct VmtListener VmtListener;
struct VmtListener {
    TAILQ_ENTRY(VmtListener) node;
};

/* A thread has its hands on a listener, which must not go meanwhile. */
typedef struct VmtHold VmtHold;
struct VmtHold {
    VmtThread thread;
    VmtListener *held;
    VmtListener *next;
    VmtListener *last;
    LIST_ENTRY(VmtHold) node;
};

/* One that is let go without the lock. */
typedef struct VmtQuickHold {
    VmtThread thread;
    _Atomic(VmtListener *) held; /* NULL: it is free */
} VmtQuickHold;

typedef struct VmtAudience {
    VmtQuickLock *lock; /* may be several audiences' */
    VmtQuickEvent let_go;
    _Atomic unsigned waiters; /* for that */
    TAILQ_HEAD(VmtListeners, VmtListener) listeners;
    LIST_HEAD(, VmtHold) holds;
    VmtQuickHold quick;
} VmtAudience;

#define VMT_AUDIENCE_INITIALIZER(audience, its_lock)                \
    {.lock = &(its_lock),                                           \
     .listeners = TAILQ_HEAD_INITIALIZER((audience).listeners),     \
     .holds = LIST_HEAD_INITIALIZER((audience).holds)}

/* Behind all others. */
void vmt_audience_add(VmtAudience *a, VmtListener *listener);

/*
 * Returns when no other thread holds @listener. Whoever the calling thread itself
 * is telling may go: it is not touched afterwards. `take_out` is for who has the lock,
 * which is let go while it waits.
 */
void vmt_audience_remove(VmtAudience *a, VmtListener *listener);
void vmt_audience_take_out(VmtAudience *a, VmtListener *listener);

/*
 * Who is there now, in order, without the lock. Any may come and go meanwhile.
 * `tell_on` is for who has the lock, which is let go over each call; whom it does not
 * concern, which is asked under the lock, is passed over. NULL: it concerns all.
 */
typedef void VmtTell(VmtListener *listener, void *opaque);
typedef bool VmtConcerns(VmtListener *listener);
void vmt_audience_tell(VmtAudience *a, VmtTell *tell, void *opaque);
void vmt_audience_tell_on(VmtAudience *a, VmtConcerns *concerns, VmtTell *tell,
                          void *opaque);

/*
 * Tell @listener alone, which is there, for who has the lock: it is let go, and not
 * taken again.
 */
void vmt_audience_tell_one(VmtAudience *a, VmtListener *listener, VmtTell *tell,
                           void *opaque);

/* All, in order, under the lock; who has the lock already says `each`. */
void vmt_audience_look(VmtAudience *a, VmtTell *look, void *opaque);
void vmt_audience_each(VmtAudience *a, VmtTell *look, void *opaque);

/*
 * The quick hold, for who has the lock. hold: false, it is somebody's. It is let go
 * without the lock, or, `on`, with it; the listener itself may have gone.
 */
static inline bool vmt_audience_is_held_quickly(VmtAudience *a,
                                                const VmtListener *listener)
{
    return atomic_load_explicit(&a->quick.held, memory_order_acquire)
           == listener;
}

static inline bool vmt_audience_hold_quickly(VmtAudience *a,
                                             VmtListener *listener)
{
    if (!vmt_audience_is_held_quickly(a, NULL)) {
        return false;
    }
    a->quick.thread = vmt_thread_self();
    atomic_store_explicit(&a->quick.held, listener, memory_order_relaxed);
    return true;
}

void vmt_audience_let_go_on(VmtAudience *a);
void vmt_audience_say_let_go(VmtAudience *a)
    __attribute__((cold)); /* to who waits */

static inline void vmt_audience_let_go(VmtAudience *a)
{
    atomic_store_explicit(&a->quick.held, NULL, memory_order_release);
    atomic_signal_fence(memory_order_seq_cst);
    if (vmt_unlikely(atomic_load_explicit(&a->waiters, memory_order_relaxed))) {
        vmt_audience_say_let_go(a);
    }
}

/* Hold @listener, which is there, or let it go again. For who has the lock. */
void vmt_audience_take_hold(VmtAudience *a, VmtHold *hold,
                            VmtListener *listener);
void vmt_audience_leave_hold(VmtAudience *a, VmtHold *hold);

/* A child of fork(2), the lock held: what other threads held is let go. */
void vmt_audience_renew_in_child(VmtAudience *a);

#endif
