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
    _Atomic uint32_t is_held; /* VmtQuickLockState */
    _Atomic uint32_t waiters;
    _Atomic(VmtThread) favourite; /* or NULL */
    _Atomic uint32_t is_inside;   /* the favourite, or it tries */
    bool as_favourite;            /* how the holder got it; the holder's */
    _Atomic bool is_wished;       /* that `chosen` be it; set under the lock */
    unsigned deprivals;           /* of the favourite; under the lock */
    VmtThread chosen;             /* the only one that ever is; under the lock */
} VmtQuickLock;

/* All zero is a free lock; there is nothing to undo. */

typedef enum VmtQuickLockState {
    VMT_QUICK_LOCK_FREE,
    VMT_QUICK_LOCK_HELD,
    VMT_QUICK_LOCK_WISHED,    /* free, but for who is the favourite */
    /* The favourite's way, with is_held not asked: it is not the favourite .. */
    VMT_QUICK_LOCK_NOT_ASKED,
    VMT_QUICK_LOCK_DENIED,    /* .. any more */
} VmtQuickLockState;

#define RARELY __attribute__((cold))
void vmt_quick_lock_slowly(VmtQuickLock *lock, uint32_t was) RARELY;
void vmt_quick_unlock_wished(VmtQuickLock *lock) RARELY;
void vmt_quick_unlock_wake(VmtQuickLock *lock) RARELY;
void vmt_quick_unlock_let_in(VmtQuickLock *lock) RARELY;
#undef RARELY

/* As vmt_quick_lock_at_once. */
static inline uint32_t vmt_quick_lock_as_favourite(VmtQuickLock *lock)
{
    if (atomic_load_explicit(&lock->favourite, memory_order_relaxed)
        != vmt_thread_self()) {
        return VMT_QUICK_LOCK_NOT_ASKED;
    }
    atomic_store_explicit(&lock->is_inside, 1, memory_order_relaxed);
    atomic_signal_fence(memory_order_seq_cst); /* the barrier does the rest */
    if (atomic_load_explicit(&lock->favourite, memory_order_acquire)
        != vmt_thread_self()) {
        return VMT_QUICK_LOCK_DENIED;
    }
    lock->as_favourite = true;
    return 0;
}

/* 0: it has the lock; else what vmt_quick_lock_slowly must know to get it. */
static inline uint32_t vmt_quick_lock_at_once(VmtQuickLock *lock)
{
    if (vmt_unlikely(atomic_load_explicit(&lock->is_wished,
                                          memory_order_relaxed))) {
        return vmt_quick_lock_as_favourite(lock);
    }
    if (vmt_unlikely(__libc_single_threaded)) {
        atomic_store_explicit(&lock->is_held, VMT_QUICK_LOCK_HELD,
                              memory_order_relaxed);
        return 0;
    }
    return atomic_exchange_explicit(&lock->is_held, VMT_QUICK_LOCK_HELD,
                                    memory_order_acquire);
}

static inline void vmt_quick_lock(VmtQuickLock *lock)
{
    uint32_t was = vmt_quick_lock_at_once(lock);

    if (vmt_unlikely(was)) {
        vmt_quick_lock_slowly(lock, was);
    }
}

static inline void vmt_quick_unlock_as_favourite(VmtQuickLock *lock)
{
    lock->as_favourite = false;
    atomic_store_explicit(&lock->is_inside, 0, memory_order_release);
    atomic_signal_fence(memory_order_seq_cst);
    if (atomic_load_explicit(&lock->favourite, memory_order_relaxed)
        != vmt_thread_self()) {
        vmt_quick_unlock_let_in(lock);
    }
}

static inline void vmt_quick_unlock(VmtQuickLock *lock)
{
    if (vmt_unlikely(atomic_load_explicit(&lock->is_wished,
                                          memory_order_relaxed))) {
        if (lock->as_favourite) {
            vmt_quick_unlock_as_favourite(lock);
        } else {
            vmt_quick_unlock_wished(lock);
        }
        return;
    }
    atomic_store_explicit(&lock->is_held, VMT_QUICK_LOCK_FREE,
                          memory_order_release);
    if (atomic_load_explicit(&lock->waiters, memory_order_relaxed)) {
        vmt_quick_unlock_wake(lock);
    }
}

/* False: it is held. */
bool vmt_quick_try_lock(VmtQuickLock *lock);

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
