/*
 * aio: a context's turn: prepare, wait, dispatch; QEMU's names for it.
 *
 * main_loop_wait, aio_poll, the context's fd and the GLib source are the same turn
 * with another wait.
 *
 * Lock: none of its own; the owner's thread.
 */
#include "loop/aio.h"

#include "base/bug.h"
#include "base/error.h"
#include "loop/fork.h"
#include "loop/waking.h"

#include <errno.h>
#include <poll.h>

/* Dispatches in a row that may leave the epoll unasked. */
enum { QUIET_TURNS = 16 };

static _Thread_local AioContext *current_context;

static void begin_turn(VmtContext *c, const char *function)
{
    if (!vmt_context_is_owner(c)) {
        if (atomic_load(&c->depth)) {
            vmt_bug("%s: another thread is in a turn of this context", function);
        }
        atomic_store(&c->owner, vmt_thread_self());
        atomic_store(&c->stale, VMT_ALL_CLOCKS); /* see waking.c */
    }
    atomic_fetch_add(&c->depth, 1);
    c->watch.function = function;
}

static bool is_work_left(VmtContext *c)
{
    return vmt_waking_arm(c) || c->watch.always_ready
           || vmt_bh_queue_timeout_ns(&c->bhs) >= 0
           || vmt_bh_queue_has_deleted(&c->bhs);
}

/* For who waits on the epoll: leave it readable if anything is left to do. */
static void end_turn(VmtContext *c)
{
    if (atomic_load(&c->depth) == 1 && atomic_load(&c->is_fd_known)
        && is_work_left(c)) {
        vmt_notifier_set(&c->notifier);
    }
    atomic_fetch_sub(&c->depth, 1);
}

/* How long to wait: 0, 10 for an idle bottom half, or -1 for ever. */
static int prepare(VmtContext *c, bool blocking)
{
    bool is_due = vmt_waking_arm(c);

    if (!blocking || is_due) {
        return 0;
    }
    return qemu_timeout_ns_to_ms(vmt_bh_queue_timeout_ns(&c->bhs));
}

static bool dispatch(VmtContext *c, VmtFdEvents *events)
{
    vmt_waking_tell_host_was_set(c);
    bool progress = vmt_bh_queue_run(&c->bhs);
    progress |= vmt_fdwatch_dispatch(&c->watch, events);
    progress |= timerlistgroup_run_timers(&c->public.tlg);
    if (c->second) {
        progress |= timerlistgroup_run_timers(c->second);
    }
    return progress;
}

bool vmt_aio_turn(VmtContext *c, bool blocking, const char *function)
{
    VmtFdEvents events;

    begin_turn(c, function);
    vmt_fdwatch_wait(&c->watch, prepare(c, blocking), &events,
                     vmt_waking_on_ready, c);
    bool progress = dispatch(c, &events);
    end_turn(c);
    return progress;
}

/*
 * When a timerfd must have gone off, that alone explains why the fd was readable:
 * the timers run and the new settime quietens it, without asking the epoll. What
 * else was ready keeps it readable. Not for ever, so that handlers get a turn.
 */
static bool is_quiet_turn(VmtContext *c)
{
    if (c->quiet_turns >= QUIET_TURNS || atomic_load(&c->notifier.is_set)
        || !vmt_waking_look_unread(c)) {
        c->quiet_turns = 0;
        return false;
    }
    c->quiet_turns += c->watch.users || vmt_waking_watches_host(c);
    return true;
}

static VmtContext *given_or_main(AioContext *ctx, const char *function)
{
    VmtContext *c = ctx ? vmt_context_of(ctx) : vmt_context_main();

    if (!c) {
        vmt_bug("%s: qemu_init_main_loop was not called", function);
    }
    return c;
}

bool vmtimer_context_dispatch(AioContext *ctx)
{
    VmtContext *c = given_or_main(ctx, __func__);
    VmtFdEvents events = {0};

    begin_turn(c, __func__);
    if (!is_quiet_turn(c)) {
        vmt_fdwatch_wait(&c->watch, 0, &events, vmt_waking_on_ready, c);
    }
    bool progress = dispatch(c, &events);
    end_turn(c);
    return progress;
}

int vmtimer_context_fd(AioContext *ctx)
{
    VmtContext *c = given_or_main(ctx, __func__);

    vmt_waking_reveal_fd(c);
    return c->watch.fd;
}

AioContext *aio_context_new(Error **errp)
{
    vmt_fork_watch();
    VmtContext *c = vmt_context_new(NULL, vmt_waking_on_list_changed,
                                    vmt_waking_on_bh_scheduled);
    if (!c) {
        vmt_error_set(errp, errno, "aio_context_new");
        return NULL;
    }
    vmt_waking_begin(c);
    return &c->public;
}

VMT_PLAIN(aio_context_new);

void aio_context_ref(AioContext *ctx)
{
    atomic_fetch_add(&vmt_context_of(ctx)->references, 1);
}

void aio_context_unref(AioContext *ctx)
{
    VmtContext *c = vmt_context_of(ctx);

    if (atomic_fetch_sub(&c->references, 1) == 1) {
        vmt_context_free(c);
    }
}

void aio_context_acquire(AioContext *ctx)
{
    VmtContext *c = vmt_context_of(ctx);

    vmt_lock(&c->acquired);
    c->acquisitions++;
    atomic_store(&c->acquirer, vmt_thread_self());
}

void aio_context_release(AioContext *ctx)
{
    VmtContext *c = vmt_context_of(ctx);

    if (atomic_load(&c->acquirer) != vmt_thread_self()) {
        vmt_bug("aio_context_release: this thread has not acquired the context");
    }
    if (--c->acquisitions == 0) {
        atomic_store(&c->acquirer, NULL);
    }
    vmt_unlock(&c->acquired);
}

bool aio_poll(AioContext *ctx, bool blocking)
{
    return vmt_aio_turn(vmt_context_of(ctx), blocking, __func__);
}

static bool arm_and_look(VmtContext *c, const char *function)
{
    begin_turn(c, function);
    bool is_due = vmt_waking_arm(c) || vmt_bh_queue_timeout_ns(&c->bhs) == 0;
    end_turn(c);
    return is_due;
}

bool aio_prepare(AioContext *ctx)
{
    return arm_and_look(vmt_context_of(ctx), __func__);
}

bool aio_pending(AioContext *ctx)
{
    VmtContext *c = vmt_context_of(ctx);
    struct pollfd epoll = {.fd = c->watch.fd, .events = POLLIN};

    return arm_and_look(c, __func__) || poll(&epoll, 1, 0) > 0;
}

void aio_dispatch(AioContext *ctx)
{
    vmt_aio_turn(vmt_context_of(ctx), false, __func__);
}

int64_t aio_compute_timeout(AioContext *ctx)
{
    VmtContext *c = vmt_context_of(ctx);
    int64_t timeout_ns = qemu_soonest_timeout(
        vmt_bh_queue_timeout_ns(&c->bhs),
        timerlistgroup_deadline_ns(&ctx->tlg));

    if (c->second) {
        timeout_ns = qemu_soonest_timeout(
            timeout_ns, timerlistgroup_deadline_ns(c->second));
    }
    return timeout_ns;
}

void aio_notify(AioContext *ctx)
{
    vmt_notifier_set(&vmt_context_of(ctx)->notifier);
}

void aio_notify_accept(AioContext *ctx)
{
    vmt_notifier_drain(&vmt_context_of(ctx)->notifier);
}

static void after_watch_changed(VmtContext *c)
{
    if (c->watch.always_ready && !atomic_load(&c->depth)
        && atomic_load(&c->is_fd_known)) {
        vmt_notifier_set(&c->notifier);
    }
}

void vmt_aio_set_fd_handler(VmtContext *c, int fd, IOHandler *io_read,
                            IOHandler *io_write, void *opaque,
                            const char *function)
{
    c->watch.function = function;
    vmt_fdwatch_set(&c->watch, fd, io_read, io_write, opaque);
    after_watch_changed(c);
}

void aio_set_fd_handler(AioContext *ctx, int fd, IOHandler *io_read,
                        IOHandler *io_write, AioPollFn *io_poll,
                        IOHandler *io_poll_ready, void *opaque)
{
    vmt_aio_set_fd_handler(vmt_context_of(ctx), fd, io_read, io_write, opaque,
                           __func__);
}

VMT_PLAIN(aio_set_fd_handler);

void aio_set_event_notifier(AioContext *ctx, EventNotifier *notifier,
                            EventNotifierHandler *io_read, AioPollFn *io_poll,
                            EventNotifierHandler *io_poll_ready)
{
    VmtContext *c = vmt_context_of(ctx);

    c->watch.function = __func__;
    vmt_fdwatch_set_event(&c->watch, notifier, io_read);
    after_watch_changed(c);
}

VMT_PLAIN(aio_set_event_notifier);

void vmtimer_set_fd_external(AioContext *ctx, int fd, bool is_external)
{
    vmt_fdwatch_set_external(&vmt_context_of(ctx)->watch, fd, is_external);
}

void aio_disable_external(AioContext *ctx)
{
    vmt_fdwatch_hold_external(&vmt_context_of(ctx)->watch, true);
}

void aio_enable_external(AioContext *ctx)
{
    VmtContext *c = vmt_context_of(ctx);

    if (vmt_fdwatch_hold_external(&c->watch, false)) {
        vmt_notifier_set(&c->notifier);
    }
}

QEMUBH *aio_bh_new(AioContext *ctx, QEMUBHFunc *cb, void *opaque)
{
    return vmt_bh_new(&vmt_context_of(ctx)->bhs, cb, opaque);
}

void aio_bh_schedule_oneshot(AioContext *ctx, QEMUBHFunc *cb, void *opaque)
{
    vmt_bh_schedule_oneshot(&vmt_context_of(ctx)->bhs, cb, opaque);
}

int aio_bh_poll(AioContext *ctx)
{
    return vmt_bh_queue_run(&vmt_context_of(ctx)->bhs);
}

AioContext *qemu_get_current_aio_context(void)
{
    VmtContext *main = vmt_context_main();

    if (!current_context && main && vmt_context_is_owner(main)) {
        return &main->public;
    }
    return current_context;
}

void qemu_set_current_aio_context(AioContext *ctx)
{
    if (current_context) {
        vmt_bug("qemu_set_current_aio_context: this thread has one already");
    }
    current_context = ctx;
}
