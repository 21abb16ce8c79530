/*
 * quick-lock: a lock that is held for some nanoseconds, very often.
 *
 * Who does not get it looks again some times, counts itself in `waiters`, and
 * sleeps on `is_held` (futex(2)). The holder's look at `waiters` may be older than
 * its store to `is_held`: a fence would make it sure, and costs what is saved. So
 *
 *     holder   is_held = 0 (not seen yet)  waiters? none
 *     waiter                                             waiters = 1, held: sleep
 *
 * can be, if the store stays unseen all the way into the kernel, which looks again;
 * a sleep is short for that reason. It is no busy wait.
 *
 * The favourite says it is inside, then looks whether it is still the favourite.
 * Who wants to get in takes `is_held`, then takes its favour away, then lets the
 * kernel put a barrier into every running thread (membarrier(2)): behind that either
 * the favourite has seen it, or it is seen to be inside, and waited for. On the way
 * out it is the same, for the wake-up:
 *
 *     favourite   is_inside = 1   favourite? yes ..  is_inside = 0  favourite? no: wake
 *     other           favourite = none, BARRIER   inside? yes: sleep ..
 *
 * Whether anybody is to be the favourite is seen from what `is_held` was, for nothing.
 *
 * There is one is_inside, and who was the favourite may be about to write to it at
 * any time: that is why no other thread is ever chosen.
 *
 * tests/model/quick-lock.c goes through every order, with stores that are seen late.
 */
#include "base/quick-lock.h"

#include <errno.h>
#include <limits.h>
#include <linux/futex.h>
#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#ifdef SYS_futex_time64 /* 32 bits: times of 64 */
#define FUTEX_CALL SYS_futex_time64
#else
#define FUTEX_CALL SYS_futex
#endif

enum {
    LOOKS = 50,              /* before it sleeps */
    SLEEP_NS = 1000000,
    UNSEEN_NS = 10000000,    /* longer than a store stays unseen */
    MOST_DEPRIVALS = 32,
};

static void wait_while_1(_Atomic uint32_t *word)
{
    struct timespec timeout = {.tv_nsec = SLEEP_NS};

    syscall(FUTEX_CALL, word, FUTEX_WAIT_PRIVATE, 1, &timeout, NULL, 0);
}

static void wake(_Atomic uint32_t *word, int count)
{
    int error = errno; /* callers may be anywhere in a program */

    syscall(FUTEX_CALL, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
    errno = error;
}

static void look_away(void)
{
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#else
    atomic_signal_fence(memory_order_seq_cst);
#endif
}

static uint32_t try(VmtQuickLock *lock)
{
    uint32_t was = atomic_load_explicit(&lock->is_held, memory_order_relaxed);

    return was == VMT_QUICK_LOCK_HELD
               ? was : atomic_exchange_explicit(&lock->is_held,
                                                VMT_QUICK_LOCK_HELD,
                                                memory_order_acquire);
}

/* What it was before it was ours. */
static uint32_t wait_for(VmtQuickLock *lock)
{
    uint32_t was;

    for (int i = 0; i < LOOKS; i++) {
        if ((was = try(lock)) != VMT_QUICK_LOCK_HELD) {
            return was;
        }
        look_away();
    }
    atomic_fetch_add(&lock->waiters, 1);
    while ((was = try(lock)) == VMT_QUICK_LOCK_HELD) {
        wait_while_1(&lock->is_held);
    }
    atomic_fetch_sub(&lock->waiters, 1);
    return was;
}

void vmt_quick_unlock_wake(VmtQuickLock *lock)
{
    wake(&lock->is_held, 1);
}

void vmt_quick_unlock_wished(VmtQuickLock *lock)
{
    atomic_store_explicit(&lock->is_held, VMT_QUICK_LOCK_WISHED,
                          memory_order_release);
    if (atomic_load_explicit(&lock->waiters, memory_order_relaxed)) {
        vmt_quick_unlock_wake(lock);
    }
}

static bool barrier_in_all_threads(void)
{
    return syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0) == 0;
}

static bool register_for_barriers(void)
{
    return syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED,
                   0, 0) == 0;
}

/* A sandbox that came later may forbid what was allowed before. */
static void make_all_stores_seen(void)
{
    struct timespec while_unseen = {.tv_nsec = UNSEEN_NS};

    if (!barrier_in_all_threads()
        && !(register_for_barriers() && barrier_in_all_threads())) {
        nanosleep(&while_unseen, NULL);
    }
}

/* The lock's is_held is ours. */
static void deprive(VmtQuickLock *lock)
{
    atomic_store(&lock->favourite, NULL);
    make_all_stores_seen();
    while (atomic_load_explicit(&lock->is_inside, memory_order_acquire)) {
        wait_while_1(&lock->is_inside);
    }
    if (++lock->deprivals == MOST_DEPRIVALS) {
        lock->is_wished = false;
    }
}

/* Somebody is the favourite, or would like to be; is_held is ours. */
static void settle(VmtQuickLock *lock)
{
    VmtThread favourite = atomic_load(&lock->favourite);

    if (favourite) {
        deprive(lock);
    } else if (lock->chosen == vmt_thread_self()) {
        atomic_store(&lock->favourite, lock->chosen);
    }
}

void vmt_quick_unlock_let_in(VmtQuickLock *lock)
{
    wake(&lock->is_inside, 1);
}

static void deny(VmtQuickLock *lock)
{
    atomic_store_explicit(&lock->is_inside, 0, memory_order_release);
    vmt_quick_unlock_let_in(lock);
}

void vmt_quick_lock_slowly(VmtQuickLock *lock, uint32_t was)
{
    int error = errno; /* as in wake */

    if (was == VMT_QUICK_LOCK_DENIED) {
        deny(lock);
    }
    if (was != VMT_QUICK_LOCK_WISHED) {
        was = wait_for(lock);
    }
    if (was == VMT_QUICK_LOCK_WISHED) {
        settle(lock);
    }
    errno = error;
}

bool vmt_quick_try_lock(VmtQuickLock *lock)
{
    uint32_t was = try(lock);

    if (was == VMT_QUICK_LOCK_WISHED) {
        vmt_quick_lock_slowly(lock, was);
    }
    return was != VMT_QUICK_LOCK_HELD;
}

bool vmt_quick_lock_favour(VmtQuickLock *lock)
{
    if (!register_for_barriers()) {
        return false;
    }
    vmt_quick_lock(lock);
    bool is_chosen = !lock->chosen || lock->chosen == vmt_thread_self();
    if (is_chosen) {
        lock->deprivals = 0;
        lock->chosen = vmt_thread_self();
        lock->is_wished = true;
    }
    vmt_quick_unlock(lock);
    return is_chosen;
}

void vmt_quick_lock_renew(VmtQuickLock *lock)
{
    atomic_store(&lock->waiters, 0);
}

void vmt_quick_event_wait(VmtQuickEvent *event, VmtQuickLock *lock)
{
    uint32_t times = atomic_load(&event->times);
    int error = errno;

    vmt_quick_unlock(lock);
    syscall(FUTEX_CALL, &event->times, FUTEX_WAIT_PRIVATE, times, NULL, NULL, 0);
    vmt_quick_lock(lock);
    errno = error;
}

void vmt_quick_event_happens(VmtQuickEvent *event)
{
    atomic_fetch_add(&event->times, 1);
    wake(&event->times, INT_MAX);
}
