/*
 * audience: who is to be told of something, without a lock over the telling.
 *
 * Who tells leaves a record on its own stack: whom it is telling, who is next, who
 * is the last. Whoever removes a listener moves such a `next` and `last` on, and
 * waits until no other thread is telling that listener. So whoever is told may
 * take locks that others hold while they add and remove.
 *
 *   tell       hold A ... A's callback ...... hold C
 *   remove B          next: B -> C
 *   remove A                        waits ... returns
 *
 * Who tells one alone need not come back for the lock: its record is the audience's
 * own, and let go by a store. That may be seen later than the look at `waiters` that
 * follows it; so who waits for such a one gives it time first, to be seen or to see.
 *
 * Lock: the audience's, over the queue and the records; over no telling.
 */
#include "base/audience.h"

#include <errno.h>
#include <time.h>

enum { UNSEEN_NS = 1000000 }; /* longer than a store stays unseen */

/* Held in place of a listener that went away in its own telling. */
static VmtListener gone;

void vmt_audience_add(VmtAudience *a, VmtListener *listener)
{
    vmt_quick_lock(a->lock);
    TAILQ_INSERT_TAIL(&a->listeners, listener, node);
    vmt_quick_unlock(a->lock);
}

/* The one behind, unless that is past the hold's last. */
static VmtListener *behind(const VmtHold *hold, VmtListener *listener)
{
    return listener == hold->last ? NULL : TAILQ_NEXT(listener, node);
}

static void move_on(VmtHold *hold, VmtListener *going)
{
    if (hold->next == going) {
        hold->next = behind(hold, going);
    }
    if (hold->last == going) {
        hold->last = TAILQ_PREV(going, VmtListeners, node);
    }
    if (hold->held == going && hold->thread == vmt_thread_self()) {
        hold->held = NULL;
    }
}

static bool is_held(VmtAudience *a, const VmtListener *listener)
{
    VmtHold *hold;

    LIST_FOREACH(hold, &a->holds, node) {
        if (hold->held == listener) {
            return true;
        }
    }
    return vmt_audience_is_held_quickly(a, listener);
}

static void give_time(VmtAudience *a)
{
    struct timespec unseen = {.tv_nsec = UNSEEN_NS};
    int error = errno;

    vmt_quick_unlock(a->lock);
    while (nanosleep(&unseen, &unseen) != 0 && errno == EINTR) {
    }
    vmt_quick_lock(a->lock);
    errno = error;
}

void vmt_audience_take_out(VmtAudience *a, VmtListener *listener)
{
    VmtHold *hold;

    LIST_FOREACH(hold, &a->holds, node) {
        move_on(hold, listener);
    }
    if (vmt_audience_is_held_quickly(a, listener)
        && a->quick.thread == vmt_thread_self()) {
        atomic_store(&a->quick.held, &gone);
    }
    TAILQ_REMOVE(&a->listeners, listener, node);
    a->waiters++;
    if (vmt_audience_is_held_quickly(a, listener)) {
        give_time(a);
    }
    while (is_held(a, listener)) {
        vmt_quick_event_wait(&a->let_go, a->lock);
    }
    a->waiters--;
}

void vmt_audience_remove(VmtAudience *a, VmtListener *listener)
{
    vmt_quick_lock(a->lock);
    vmt_audience_take_out(a, listener);
    vmt_quick_unlock(a->lock);
}

/* The lock is held, as for all below that do not take it. */
static void say_let_go(VmtAudience *a)
{
    if (vmt_unlikely(atomic_load_explicit(&a->waiters, memory_order_relaxed))) {
        vmt_quick_event_happens(&a->let_go);
    }
}

static void hold_next(VmtAudience *a, VmtHold *hold, VmtConcerns *concerns)
{
    do {
        hold->held = hold->next;
        if (hold->held) {
            hold->next = behind(hold, hold->held);
        }
    } while (hold->held && concerns && !concerns(hold->held));
    say_let_go(a);
}

void vmt_audience_tell_on(VmtAudience *a, VmtConcerns *concerns, VmtTell *tell,
                          void *opaque)
{
    VmtHold hold = {.thread = vmt_thread_self()};

    hold.next = TAILQ_FIRST(&a->listeners);
    hold.last = TAILQ_LAST(&a->listeners, VmtListeners);
    LIST_INSERT_HEAD(&a->holds, &hold, node);
    hold_next(a, &hold, concerns);
    while (hold.held) {
        vmt_quick_unlock(a->lock);
        tell(hold.held, opaque);
        vmt_quick_lock(a->lock);
        hold_next(a, &hold, concerns);
    }
    LIST_REMOVE(&hold, node);
}

void vmt_audience_tell(VmtAudience *a, VmtTell *tell, void *opaque)
{
    vmt_quick_lock(a->lock);
    vmt_audience_tell_on(a, NULL, tell, opaque);
    vmt_quick_unlock(a->lock);
}

void vmt_audience_each(VmtAudience *a, VmtTell *look, void *opaque)
{
    VmtListener *listener;

    TAILQ_FOREACH(listener, &a->listeners, node) {
        look(listener, opaque);
    }
}

void vmt_audience_look(VmtAudience *a, VmtTell *look, void *opaque)
{
    vmt_quick_lock(a->lock);
    vmt_audience_each(a, look, opaque);
    vmt_quick_unlock(a->lock);
}

void vmt_audience_take_hold(VmtAudience *a, VmtHold *hold,
                            VmtListener *listener)
{
    *hold = (VmtHold){.thread = vmt_thread_self(), .held = listener};
    LIST_INSERT_HEAD(&a->holds, hold, node);
}

void vmt_audience_leave_hold(VmtAudience *a, VmtHold *hold)
{
    LIST_REMOVE(hold, node);
    say_let_go(a);
}

static void tell_one_slowly(VmtAudience *a, VmtListener *listener, VmtTell *tell,
                            void *opaque)
{
    VmtHold hold;

    vmt_audience_take_hold(a, &hold, listener);
    vmt_quick_unlock(a->lock);
    tell(listener, opaque);
    vmt_quick_lock(a->lock);
    vmt_audience_leave_hold(a, &hold);
    vmt_quick_unlock(a->lock);
}

void vmt_audience_let_go_on(VmtAudience *a)
{
    atomic_store_explicit(&a->quick.held, NULL, memory_order_release);
    say_let_go(a);
}

void vmt_audience_say_let_go(VmtAudience *a)
{
    vmt_quick_lock(a->lock);
    say_let_go(a);
    vmt_quick_unlock(a->lock);
}

void vmt_audience_tell_one(VmtAudience *a, VmtListener *listener, VmtTell *tell,
                           void *opaque)
{
    if (!vmt_audience_hold_quickly(a, listener)) {
        tell_one_slowly(a, listener, tell, opaque);
        return;
    }
    vmt_quick_unlock(a->lock);
    tell(listener, opaque);
    vmt_audience_let_go(a);
}

void vmt_audience_renew_in_child(VmtAudience *a)
{
    VmtHold *hold, *next;

    LIST_FOREACH_SAFE(hold, &a->holds, node, next) {
        if (hold->thread != vmt_thread_self()) {
            LIST_REMOVE(hold, node);
        }
    }
    if (a->quick.thread != vmt_thread_self()) {
        atomic_store(&a->quick.held, NULL);
    }
    a->waiters = 0;
    vmt_quick_lock_renew(a->lock);
}
