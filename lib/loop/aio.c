/*
 * aio: a context, and its turn: prepare, wait, dispatch.
 *
 * A context has one epoll, one eventfd and one timerfd per clock, all made when it
 * is made. Waking follows one rule: anyone may lower a timerfd, only the owner
 * between turns may raise it, and what is due already is the eventfd's.
 *
 *   arming from ...                     does ...
 *   the owner, in a turn                marks the clock stale: prepare arms
 *   the owner, outside, fd unknown      the same
 *   the owner, outside, fd asked for    lowers; due: eventfd
 *   any other thread                    lowers; due: eventfd
 *
 * Why no wake-up is lost: a timer is put in under its list's lock before the owner
 * is looked up, and a turn says who owns the context before it reads heads under
 * the same lock. Either the turn sees the timer or the armer sees the turn.
 *
 * Lock: none of its own; see wakefd, notifier, bh.
 */
#include "loop/aio.h"

#include "base/bug.h"
#include "base/thread.h"
#include "loop/bh.h"
#include "loop/fdwatch.h"
#include "loop/notifier.h"
#include "loop/wakefd.h"
#include "time/clock.h"
#include "time/reset.h"
#include "time/timerlist.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>

enum {
    NOTIFIER = QEMU_CLOCK_MAX, /* its number among our own descriptors */
    ALL_CLOCKS = (1 << QEMU_CLOCK_MAX) - 1,
    QUIET_TURNS = 16, /* turns in a row that may leave the epoll unasked */
};

/* Far enough ahead for a timerfd that is only there to be cancelled. */
#define FAR_NS (INT64_MAX / 2)

typedef struct Context {
    AioContext public;
    QEMUTimerListGroup *second;
    _Atomic(VmtThread) owner;
    unsigned depth; /* turns of the owner that are under way */
    _Atomic unsigned stale; /* clocks that prepare must look at */
    _Atomic bool is_fd_known; /* somebody waits on the epoll itself */
    _Atomic bool host_was_set;
    unsigned quiet_turns;
    VmtFdwatch watch;
    VmtNotifier notifier;
    VmtWakefd wakefds[QEMU_CLOCK_MAX];
    VmtBhQueue bhs;
} Context;

static _Atomic(AioContext *) main_context;

static Context *context_of(AioContext *ctx)
{
    return vmt_container_of(ctx, Context, public);
}

void vmt_aio_set_main(AioContext *ctx)
{
    atomic_store(&main_context, ctx);
}

AioContext *vmt_aio_main(void)
{
    return atomic_load(&main_context);
}

static bool is_owner(const Context *c)
{
    return atomic_load(&c->owner) == vmt_thread_self();
}

static bool may_run_lists(void *opaque)
{
    return is_owner(opaque);
}

void aio_notify(AioContext *ctx)
{
    vmt_notifier_set(&context_of(ctx)->notifier);
}

/* The soonest head of a clock over the context's groups. */
static bool head_ns(Context *c, QEMUClockType type, int64_t *ret_expire_ns)
{
    int64_t second_ns;
    bool found = vmt_timerlist_head_ns(c->public.tlg.tl[type], ret_expire_ns);

    if (c->second && vmt_timerlist_head_ns(c->second->tl[type], &second_ns)
        && (!found || second_ns < *ret_expire_ns)) {
        *ret_expire_ns = second_ns;
        found = true;
    }
    return found;
}

/* The main context listens for a set clock; without one, each does. */
static bool listens_for_reset(Context *c)
{
    AioContext *main = vmt_aio_main();

    return (!main || main == &c->public) && vmt_reset_is_watched();
}

static VmtWake wanted(void *opaque, QEMUClockType type, int64_t *ret_kernel_ns)
{
    Context *c = opaque;
    bool must_stay_armed = type == QEMU_CLOCK_HOST && listens_for_reset(c);
    VmtWake wake = VMT_WAKE_IDLE;
    int64_t expire_ns;

    if (head_ns(c, type, &expire_ns)) {
        if (!vmt_clock_is_enabled(type) || !qemu_clock_use_for_deadline(type)) {
            wake = VMT_WAKE_STOPPED;
        } else if (expire_ns <= qemu_clock_get_ns(type)) {
            wake = VMT_WAKE_DUE;
        } else if (vmt_clock_kernel_deadline(type, expire_ns, ret_kernel_ns)) {
            wake = VMT_WAKE_AT;
        } else {
            wake = VMT_WAKE_STOPPED;
        }
    }
    if (must_stay_armed && wake != VMT_WAKE_AT && wake != VMT_WAKE_DUE) {
        *ret_kernel_ns = FAR_NS;
        wake = VMT_WAKE_AT;
    }
    return wake;
}

static void note_host_was_set(Context *c)
{
    atomic_store(&c->host_was_set, true);
}

void vmt_aio_on_list_changed(void *opaque, QEMUClockType type)
{
    Context *c = context_of(opaque);
    bool was_set;

    if (is_owner(c) && (c->depth || !atomic_load(&c->is_fd_known))) {
        atomic_fetch_or(&c->stale, 1U << type);
        return;
    }
    VmtWake wake = vmt_wakefd_lower(&c->wakefds[type], wanted, c, &was_set);
    if (was_set) {
        note_host_was_set(c);
    }
    if (was_set || wake == VMT_WAKE_DUE) {
        aio_notify(&c->public);
    }
    if (wake == VMT_WAKE_STOPPED) {
        atomic_fetch_or(&c->stale, 1U << type); /* the owner disarms */
    }
}

static void on_bh_scheduled(void *opaque)
{
    Context *c = opaque;

    if (!is_owner(c) || (!c->depth && atomic_load(&c->is_fd_known))) {
        aio_notify(&c->public);
    }
}

/* Arm each stale clock once. True: something is due. */
static bool arm_stale(Context *c)
{
    unsigned stale = atomic_exchange(&c->stale, 0);
    bool is_due = false;
    bool was_set;

    for (unsigned type = 0; type < QEMU_CLOCK_MAX; type++) {
        if (!(stale & 1U << type)) {
            continue;
        }
        if (vmt_wakefd_arm(&c->wakefds[type], wanted, c, &was_set)
            == VMT_WAKE_DUE) {
            atomic_fetch_or(&c->stale, 1U << type);
            is_due = true;
        }
        if (was_set) {
            note_host_was_set(c);
        }
    }
    return is_due || atomic_load(&c->host_was_set);
}

/* How long to wait: 0, 10 for an idle bottom half, or -1 for ever. */
static int prepare(Context *c, bool blocking)
{
    bool is_due = arm_stale(c);

    if (!blocking || is_due) {
        return 0;
    }
    return qemu_timeout_ns_to_ms(vmt_bh_queue_timeout_ns(&c->bhs));
}

static void on_own_descriptor(void *opaque, unsigned number)
{
    Context *c = opaque;

    if (number == NOTIFIER) {
        vmt_notifier_drain(&c->notifier);
        return;
    }
    if (vmt_wakefd_fetched(&c->wakefds[number])) {
        note_host_was_set(c);
    }
    atomic_fetch_or(&c->stale, 1U << number);
}

/* Once per set, in the main loop's thread if there is one. */
static void tell_host_was_set(Context *c)
{
    AioContext *main = vmt_aio_main();

    if (atomic_exchange(&c->host_was_set, false)
        && (!main || main == &c->public)) {
        vmt_reset_run();
    }
}

static bool run_timers(Context *c)
{
    bool progress = timerlistgroup_run_timers(&c->public.tlg);

    if (c->second) {
        progress |= timerlistgroup_run_timers(c->second);
    }
    return progress;
}

static bool dispatch(Context *c, const VmtFdEvents *events)
{
    tell_host_was_set(c);
    bool progress = vmt_bh_queue_run(&c->bhs);
    progress |= vmt_fdwatch_dispatch(&c->watch, events);
    progress |= run_timers(c);
    return progress;
}

static void begin_turn(Context *c)
{
    if (!is_owner(c)) {
        if (c->depth) {
            vmt_bug("main_loop_wait: another thread is in this context's turn");
        }
        atomic_store(&c->owner, vmt_thread_self());
    }
    c->depth++;
}

/* For who waits on the epoll: leave it readable if anything is left to do. */
static void end_turn(Context *c)
{
    if (c->depth == 1 && atomic_load(&c->is_fd_known)
        && (arm_stale(c) || c->watch.always_ready
            || vmt_bh_queue_timeout_ns(&c->bhs) >= 0)) {
        aio_notify(&c->public);
    }
    c->depth--;
}

bool vmt_aio_turn(AioContext *ctx, bool blocking)
{
    Context *c = context_of(ctx);
    VmtFdEvents events;

    begin_turn(c);
    vmt_fdwatch_wait(&c->watch, prepare(c, blocking), &events,
                     on_own_descriptor, c);
    bool progress = dispatch(c, &events);
    end_turn(c);
    return progress;
}

/* Clocks whose timerfd must have gone off: their settime will quieten it. */
static bool note_unread(Context *c)
{
    bool any = false;

    for (unsigned type = 0; type < QEMU_CLOCK_MAX; type++) {
        if (vmt_wakefd_look_unread(&c->wakefds[type])) {
            atomic_fetch_or(&c->stale, 1U << type);
            any = true;
        }
    }
    return any;
}

/*
 * When a timerfd must have gone off, that alone explains why the fd was readable:
 * the timers run and the new settime quietens it, without asking the epoll. What
 * else was ready keeps it readable. Not for ever, so that handlers get a turn.
 */
static bool quiet_turn(Context *c)
{
    if (c->quiet_turns >= QUIET_TURNS || atomic_load(&c->notifier.is_set)
        || !note_unread(c)) {
        c->quiet_turns = 0;
        return false;
    }
    c->quiet_turns += c->watch.users || listens_for_reset(c);
    return true;
}

bool vmtimer_context_dispatch(AioContext *ctx)
{
    Context *c = context_of(ctx ? ctx : vmt_aio_main());
    VmtFdEvents events = {0};

    begin_turn(c);
    if (!quiet_turn(c)) {
        vmt_fdwatch_wait(&c->watch, 0, &events, on_own_descriptor, c);
    }
    bool progress = dispatch(c, &events);
    end_turn(c);
    return progress;
}

int vmtimer_context_fd(AioContext *ctx)
{
    if (!ctx && !vmt_aio_main()) {
        vmt_bug("vmtimer_context_fd: qemu_init_main_loop was not called");
    }
    Context *c = context_of(ctx ? ctx : vmt_aio_main());

    if (!atomic_exchange(&c->is_fd_known, true)) {
        aio_notify(&c->public); /* what was armed so far: look once */
    }
    return c->watch.fd;
}

static void free_wakefds(Context *c, unsigned count)
{
    while (count-- > 0) {
        vmt_wakefd_deinit(&c->wakefds[count]);
    }
}

/* Every descriptor the context will ever have. 0 or -errno. */
static int open_descriptors(Context *c)
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
    for (unsigned i = 0; !error && i < QEMU_CLOCK_MAX; i++) {
        error = vmt_fdwatch_add_own(&c->watch, c->wakefds[i].fd, i, true);
    }
    if (!error) {
        error = vmt_fdwatch_add_own(&c->watch, c->notifier.fd, NOTIFIER, false);
    }
    if (error) {
        free_wakefds(c, made);
        vmt_notifier_deinit(&c->notifier);
        vmt_fdwatch_deinit(&c->watch);
    }
    return error;
}

AioContext *vmt_aio_new(QEMUTimerListGroup *second)
{
    Context *c = vmt_alloc(1, sizeof *c);
    int error = open_descriptors(c);

    if (error) {
        free(c);
        errno = -error;
        return NULL;
    }
    c->second = second;
    atomic_store(&c->owner, vmt_thread_self());
    atomic_store(&c->stale, ALL_CLOCKS);
    vmt_bh_queue_init(&c->bhs, on_bh_scheduled, c);
    timerlistgroup_init(&c->public.tlg, vmt_aio_on_list_changed, &c->public);
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmt_timerlist_set_owner(c->public.tlg.tl[type], may_run_lists, c);
    }
    return &c->public;
}

void vmt_aio_free(AioContext *ctx)
{
    Context *c = context_of(ctx);

    timerlistgroup_deinit(&c->public.tlg);
    vmt_bh_queue_deinit(&c->bhs);
    free_wakefds(c, QEMU_CLOCK_MAX);
    vmt_notifier_deinit(&c->notifier);
    vmt_fdwatch_deinit(&c->watch);
    free(c);
}

void vmt_aio_set_fd_handler(AioContext *ctx, int fd, IOHandler *on_readable,
                            IOHandler *on_writable, void *opaque)
{
    Context *c = context_of(ctx);

    vmt_fdwatch_set(&c->watch, fd, on_readable, on_writable, opaque);
    if (c->watch.always_ready && !c->depth && atomic_load(&c->is_fd_known)) {
        aio_notify(ctx);
    }
}

QEMUBH *aio_bh_new(AioContext *ctx, QEMUBHFunc *cb, void *opaque)
{
    return vmt_bh_new(&context_of(ctx)->bhs, cb, opaque);
}

void aio_bh_schedule_oneshot(AioContext *ctx, QEMUBHFunc *cb, void *opaque)
{
    vmt_bh_schedule_oneshot(&context_of(ctx)->bhs, cb, opaque);
}
