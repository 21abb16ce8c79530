/*
 * quick-lock: a lock that is held for some nanoseconds, very often.
 *
 * Taking it is one exchange, giving it back a plain store: half of what a pthread
 * mutex costs, which needs two. While the process has one thread, both are plain.
 *
 * One thread may be its favourite: it takes the lock without an exchange, and the
 * others must send it a barrier first, which takes them a microsecond. After some
 * dozens of those nobody is the favourite any more.
 *
 * Not recursive. quick-lock.c tells how and why it works.
 */
#ifndef VMT_BASE_QUICK_LOCK_H
#define VMT_BASE_QUICK_LOCK_H

#include "base/base.h"
#include "base/thread.h"

#include <stdatomic.h>
#include <sys/single_threaded.h>

typedef struct VmtQuickLock {
    _Atomic uint32_t is_held;
    _Atomic uint32_t waiters;
    _Atomic(VmtThread) favourite; /* or NULL */
    _Atomic uint32_t is_inside;   /* the favourite, or it tries */
    bool as_favourite;            /* how the holder got it; the holder's */
    _Atomic bool is_wished;       /* that `chosen` be the favourite */
    unsigned deprivals;           /* of the favourite; under the lock */
    VmtThread chosen;             /* the only one that ever is; under the lock */
} VmtQuickLock;

/* All zero is a free lock; there is nothing to undo. */

#define RARELY __attribute__((cold))
void vmt_quick_lock_wait(VmtQuickLock *lock) RARELY;
void vmt_quick_lock_settle(VmtQuickLock *lock) RARELY;
void vmt_quick_lock_deny(VmtQuickLock *lock) RARELY;
void vmt_quick_unlock_wake(VmtQuickLock *lock) RARELY;
void vmt_quick_unlock_let_in(VmtQuickLock *lock) RARELY;
#undef RARELY

/* False: it is not the favourite, or not any more. */
static inline bool vmt_quick_lock_as_favourite(VmtQuickLock *lock)
{
    if (atomic_load_explicit(&lock->favourite, memory_order_relaxed)
        != vmt_thread_self()) {
        return false;
    }
    atomic_store_explicit(&lock->is_inside, 1, memory_order_relaxed);
    atomic_signal_fence(memory_order_seq_cst); /* the barrier does the rest */
    if (atomic_load_explicit(&lock->favourite, memory_order_acquire)
        != vmt_thread_self()) {
        vmt_quick_lock_deny(lock);
        return false;
    }
    lock->as_favourite = true;
    return true;
}

static inline void vmt_quick_lock(VmtQuickLock *lock)
{
    if (atomic_load_explicit(&lock->is_wished, memory_order_relaxed)
        && vmt_quick_lock_as_favourite(lock)) {
        return;
    }
    if (vmt_unlikely(__libc_single_threaded)) {
        atomic_store_explicit(&lock->is_held, 1, memory_order_relaxed);
    } else if (atomic_exchange_explicit(&lock->is_held, 1,
                                        memory_order_acquire)) {
        vmt_quick_lock_wait(lock);
    }
    if (atomic_load_explicit(&lock->is_wished, memory_order_relaxed)) {
        vmt_quick_lock_settle(lock);
    }
}

static inline void vmt_quick_unlock(VmtQuickLock *lock)
{
    if (lock->as_favourite) {
        lock->as_favourite = false;
        atomic_store_explicit(&lock->is_inside, 0, memory_order_release);
        atomic_signal_fence(memory_order_seq_cst);
        if (atomic_load_explicit(&lock->favourite, memory_order_relaxed)
            != vmt_thread_self()) {
            vmt_quick_unlock_let_in(lock);
        }
        return;
    }
    atomic_store_explicit(&lock->is_held, 0, memory_order_release);
    if (atomic_load_explicit(&lock->waiters, memory_order_relaxed)) {
        vmt_quick_unlock_wake(lock);
    }
}

/*
 * The calling thread, which does not hold it, is the favourite from now on. False:
 * another one was before, or the kernel has no such barrier.
 */
bool vmt_quick_lock_favour(VmtQuickLock *lock);

/* After fork, in the child, held: nobody else waits. */
void vmt_quick_lock_renew(VmtQuickLock *lock);

/*
 * Something that happens under the lock, and is waited for. wait: the lock is held,
 * and let go meanwhile; may return for nothing.
 */
typedef struct VmtQuickEvent {
    _Atomic uint32_t times;
} VmtQuickEvent;

void vmt_quick_event_wait(VmtQuickEvent *event, VmtQuickLock *lock);
void vmt_quick_event_happens(VmtQuickEvent *event);

#endif
