/*
 * wakefd: one timerfd, for one clock.
 *
 * Keeps armed_ns, the value the kernel has. Knows nothing of timers. Anyone may
 * lower it; only the context's thread, between turns, may raise it, and the lists'
 * heads are read while the lock is held: with the call outside the lock, a later
 * deadline could stay armed over a sooner one.
 *
 *   t1: head = 9 ............................. settime(9)
 *   t2:           head = 5, settime(5)
 *
 * Registered edge-triggered and never read (HOST apart): a new settime clears an
 * expiry that nobody fetched, each expiry notifies again.
 *
 * Lock: its own, above the lists'; compare and settime happen under it.
 */
#include "loop/wakefd.h"

#include "base/bug.h"
#include "loop/fd.h"
#include "time/clock.h"
#include "time/ns.h"

#include <errno.h>
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

_Static_assert(sizeof(time_t) == 8, "32 bits need -D_TIME_BITS=64");

int vmt_wakefd_init(VmtWakefd *w, QEMUClockType type)
{
    w->type = type;
    w->armed_ns = VMT_NS_NEVER;
    w->is_unread = false;
    w->fd = timerfd_create(vmt_clock_kind(type)->kernel_clock,
                           TFD_CLOEXEC | TFD_NONBLOCK);
    if (w->fd < 0) {
        return -errno;
    }
    vmt_lock_init(&w->lock);
    return 0;
}

void vmt_wakefd_deinit(VmtWakefd *w)
{
    close(w->fd);
    w->fd = -1;
    vmt_lock_deinit(&w->lock);
}

int vmt_wakefd_renew(VmtWakefd *w)
{
    close(w->fd);
    w->armed_ns = VMT_NS_NEVER;
    w->is_unread = false;
    return vmt_fd_move(timerfd_create(vmt_clock_kind(w->type)->kernel_clock,
                                      TFD_CLOEXEC | TFD_NONBLOCK), w->fd);
}

/* True: the wall clock was set. 0 would disarm; 1 ns is as past. */
static bool set_kernel_timer(VmtWakefd *w, int64_t kernel_ns)
{
    int flags = TFD_TIMER_ABSTIME | vmt_clock_kind(w->type)->timerfd_flags;
    struct itimerspec when = {0};

    if (kernel_ns != VMT_NS_NEVER) {
        int64_t at_ns = kernel_ns > 0 ? kernel_ns : 1;

        when.it_value.tv_sec = (time_t)(at_ns / NANOSECONDS_PER_SECOND);
        when.it_value.tv_nsec = (long)(at_ns % NANOSECONDS_PER_SECOND);
    }
    w->armed_ns = kernel_ns;
    w->is_unread = false;
    if (timerfd_settime(w->fd, flags, &when, NULL) == 0) {
        return false;
    }
    if (errno != ECANCELED) {
        vmt_bug("close: a context's timerfd of %s was closed by someone else: %s",
                vmt_clock_kind(w->type)->name, strerror(errno));
    }
    return true;
}

VmtWake vmt_wakefd_lower(VmtWakefd *w, VmtWakeWanted *wanted, void *opaque,
                         bool *ret_was_set)
{
    int64_t kernel_ns = VMT_NS_NEVER;

    vmt_lock(&w->lock);
    VmtWake wake = wanted(opaque, w->type, &kernel_ns);
    *ret_was_set = wake == VMT_WAKE_AT && kernel_ns < w->armed_ns
                   && set_kernel_timer(w, kernel_ns);
    vmt_unlock(&w->lock);
    return wake;
}

VmtWake vmt_wakefd_arm(VmtWakefd *w, VmtWakeWanted *wanted, void *opaque,
                       bool *ret_was_set)
{
    int64_t kernel_ns = VMT_NS_NEVER;
    bool must_set = false;

    vmt_lock(&w->lock);
    VmtWake wake = wanted(opaque, w->type, &kernel_ns);
    switch (wake) {
    case VMT_WAKE_AT:
        must_set = w->is_unread || kernel_ns < w->armed_ns;
        break;
    case VMT_WAKE_STOPPED:
        must_set = w->is_unread || w->armed_ns != VMT_NS_NEVER;
        break;
    case VMT_WAKE_IDLE:
        must_set = w->is_unread;
        break;
    case VMT_WAKE_DUE:
        break;
    }
    *ret_was_set = must_set && set_kernel_timer(w, kernel_ns);
    vmt_unlock(&w->lock);
    return wake;
}

bool vmt_wakefd_fetched(VmtWakefd *w)
{
    bool was_set = false;

    vmt_lock(&w->lock);
    if (vmt_clock_kind(w->type)->timerfd_flags & TFD_TIMER_CANCEL_ON_SET) {
        uint64_t expirations;

        was_set = read(w->fd, &expirations, sizeof expirations) < 0
                  && errno == ECANCELED;
    }
    w->armed_ns = VMT_NS_NEVER;
    w->is_unread = false;
    vmt_unlock(&w->lock);
    return was_set;
}

bool vmt_wakefd_look_unread(VmtWakefd *w)
{
    struct timespec now;

    vmt_lock(&w->lock);
    if (w->armed_ns != VMT_NS_NEVER) {
        clock_gettime(vmt_clock_kind(w->type)->kernel_clock, &now);
        if (w->armed_ns <= now.tv_sec * NANOSECONDS_PER_SECOND + now.tv_nsec) {
            w->is_unread = true;
            w->armed_ns = VMT_NS_NEVER;
        }
    }
    bool is_unread = w->is_unread;
    vmt_unlock(&w->lock);
    return is_unread;
}
