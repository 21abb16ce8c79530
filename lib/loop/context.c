/*
 * context: what a loop owns: descriptors, lists, bottom halves, an owner.
 *
 * All descriptors are made with the context, so that only here they can run out.
 * After a fork the child makes them anew under the same numbers: the parent's
 * timerfds are shared with it, and one settime of the child's would take away the
 * parent's wake-up.
 *
 * Lock: `all_lock` guards the list of contexts; below clock's registry, above
 * every context's own locks.
 */
#include "loop/context.h"

#include "base/bug.h"
#include "time/timerlist.h"
#include "time/timerlistgroup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static VmtLock all_lock = PTHREAD_MUTEX_INITIALIZER;
static LIST_HEAD(, VmtContext) all = LIST_HEAD_INITIALIZER(all);
static _Atomic(VmtContext *) main_context;

void vmt_context_set_main(VmtContext *c)
{
    atomic_store(&main_context, c);
}

VmtContext *vmt_context_main(void)
{
    return atomic_load(&main_context);
}

static void close_wakefds(VmtContext *c, unsigned count)
{
    while (count-- > 0) {
        vmt_wakefd_deinit(&c->wakefds[count]);
    }
}

/* Let the epoll watch the context's own descriptors. 0 or -errno. */
static int watch_own(VmtContext *c)
{
    int error = vmt_fdwatch_add_own(&c->watch, c->notifier.fd,
                                    VMT_NUMBER_OF_NOTIFIER, false);

    for (unsigned i = 0; !error && i < QEMU_CLOCK_MAX; i++) {
        error = vmt_fdwatch_add_own(&c->watch, c->wakefds[i].fd, i, true);
    }
    return error;
}

/* Every descriptor the context will ever have. 0 or -errno. */
static int open_descriptors(VmtContext *c)
{
    unsigned made = 0;
    int error = vmt_fdwatch_init(&c->watch);

    if (error) {
        return error;
    }
    error = vmt_notifier_init(&c->notifier);
    if (error) {
        vmt_fdwatch_deinit(&c->watch);
        return error;
    }
    while (!error && made < QEMU_CLOCK_MAX) {
        error = vmt_wakefd_init(&c->wakefds[made], (QEMUClockType)made);
        made += !error;
    }
    if (!error) {
        error = watch_own(c);
    }
    if (error) {
        close_wakefds(c, made);
        vmt_notifier_deinit(&c->notifier);
        vmt_fdwatch_deinit(&c->watch);
    }
    return error;
}

static bool may_run_lists(void *opaque)
{
    return vmt_context_is_owner(opaque);
}

VmtContext *vmt_context_new(QEMUTimerListGroup *second,
                            QEMUTimerListNotifyCB *on_list_changed,
                            VmtBhWake *on_bh_scheduled)
{
    VmtContext *c = vmt_alloc(1, sizeof *c);
    int error = open_descriptors(c);

    if (error) {
        free(c);
        errno = -error;
        return NULL;
    }
    c->second = second;
    atomic_store(&c->references, 1);
    atomic_store(&c->owner, vmt_thread_self());
    atomic_store(&c->stale, VMT_ALL_CLOCKS);
    vmt_bh_queue_init(&c->bhs, on_bh_scheduled, c);
    vmt_lock_init_recursive(&c->acquired);
    timerlistgroup_init(&c->public.tlg, on_list_changed, c);
    vmt_group_tell_pending(&c->public.tlg, true);
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmt_timerlist_set_owner(c->public.tlg.tl[type], may_run_lists, c);
    }
    vmt_lock(&all_lock);
    LIST_INSERT_HEAD(&all, c, node);
    vmt_unlock(&all_lock);
    return c;
}

static void check_unused(VmtContext *c)
{
    if (atomic_load(&c->depth)) {
        vmt_bug("aio_context_unref: a turn of the context is under way");
    }
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        if (timerlist_has_timers(c->public.tlg.tl[type])) {
            vmt_bug("aio_context_unref: timers are still pending in the "
                    "context; delete them before its last reference goes");
        }
    }
}

void vmt_context_free(VmtContext *c)
{
    check_unused(c);
    vmt_lock(&all_lock);
    LIST_REMOVE(c, node);
    vmt_unlock(&all_lock);
    timerlistgroup_deinit(&c->public.tlg);
    vmt_lock_deinit(&c->acquired);
    vmt_bh_queue_deinit(&c->bhs);
    close_wakefds(c, QEMU_CLOCK_MAX);
    vmt_notifier_deinit(&c->notifier);
    vmt_fdwatch_deinit(&c->watch);
    free(c);
}

void vmt_context_lock_all(void)
{
    VmtContext *c;

    vmt_lock(&all_lock);
    LIST_FOREACH(c, &all, node) {
        for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
            vmt_lock(&c->wakefds[type].lock);
        }
        vmt_lock(&c->bhs.lock);
        vmt_lock(&c->watch.lock);
    }
}

void vmt_context_unlock_all(void)
{
    VmtContext *c;

    LIST_FOREACH(c, &all, node) {
        vmt_unlock(&c->watch.lock);
        vmt_unlock(&c->bhs.lock);
        for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
            vmt_unlock(&c->wakefds[type].lock);
        }
    }
    vmt_unlock(&all_lock);
}

/* What the forking thread had acquired it still has in the child. */
static void hold_on(VmtContext *c)
{
    if (atomic_load(&c->acquirer) != vmt_thread_self()) {
        atomic_store(&c->acquirer, NULL);
        c->acquisitions = 0;
    }
    for (unsigned i = 0; i < c->acquisitions; i++) {
        vmt_lock(&c->acquired);
    }
}

/*
 * The owner's turn, if it is this thread's, goes on in the child. Others' turns
 * ended with their threads.
 */
static void renew(VmtContext *c)
{
    int error = vmt_fdwatch_renew(&c->watch);

    if (!error) {
        error = vmt_notifier_renew(&c->notifier);
    }
    for (int type = 0; !error && type < QEMU_CLOCK_MAX; type++) {
        error = vmt_wakefd_renew(&c->wakefds[type]);
    }
    if (!error) {
        error = watch_own(c);
    }
    if (error) {
        vmt_bug("fork: cannot make the child's descriptors: %s",
                strerror(-error));
    }
    vmt_fdwatch_watch_again(&c->watch);
    if (!vmt_context_is_owner(c)) {
        atomic_store(&c->depth, 0);
        vmt_fdwatch_forget_turns(&c->watch);
        c->bhs.runs = 0;
    }
    /* It knows its holder by a number that no thread of the child has. */
    vmt_lock_init_recursive(&c->acquired);
    hold_on(c);
    atomic_store(&c->stale, VMT_ALL_CLOCKS);
    vmt_notifier_set(&c->notifier); /* whoever waits looks once, and arms */
}

void vmt_context_renew_all(void)
{
    VmtContext *c;

    LIST_FOREACH(c, &all, node) {
        renew(c);
    }
}
