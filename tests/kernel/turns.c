/*
 * turns: one context's turns inside each other, and what interrupts them.
 */
#include "calls.h"
#include "loop/context.h"
#include "promise.h"
#include "vmtimer.h"
#include "vmtimer/extras.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* Three pipes with a byte in each. The first to be called waits for the rest. */
typedef struct Nest {
    AioContext *ctx;
    int writes[3];
    unsigned calls;
    unsigned nested_calls;
} Nest;

typedef struct Reader {
    int fd;
    Nest *nest;
} Reader;

static void on_readable(void *opaque)
{
    Reader *reader = opaque;
    Nest *nest = reader->nest;
    char byte;

    assert_int_equal(read(reader->fd, &byte, 1), 1);
    if (nest->calls++ == 0) {
        for (int i = 0; i < 10 && nest->calls < 3; i++) {
            aio_poll(nest->ctx, false);
        }
        nest->nested_calls = nest->calls - 1;
    }
}

static void a_nested_turn_sees_the_descriptors_of_the_outer_one(void **state)
{
    Nest nest = {.ctx = aio_context_new(NULL)};
    Reader readers[3];

    for (int i = 0; i < 3; i++) {
        int ends[2];

        assert_return_code(pipe(ends), errno);
        assert_int_equal(write(ends[1], "x", 1), 1);
        nest.writes[i] = ends[1];
        readers[i] = (Reader){ends[0], &nest};
        aio_set_fd_handler(nest.ctx, ends[0], on_readable, NULL, NULL, NULL,
                           &readers[i]);
    }
    aio_poll(nest.ctx, false);
    assert_int_equal(nest.nested_calls, 2);
    assert_false(aio_poll(nest.ctx, false)); /* none is called twice */
    assert_int_equal(nest.calls, 3);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(write(nest.writes[i], "x", 1), 1);
    }
    aio_poll(nest.ctx, false);
    assert_int_equal(nest.calls, 6); /* all are watched on */
    for (int i = 0; i < 3; i++) {
        close(nest.writes[i]);
        close(readers[i].fd);
    }
    aio_context_unref(nest.ctx);
}

typedef struct Recursion {
    AioContext *ctx;
    QEMUTimer outer, inner;
    unsigned inner_runs;
    unsigned inner_runs_seen; /* by the outer callback, at its end */
} Recursion;

static void on_inner(void *opaque)
{
    ((Recursion *)opaque)->inner_runs++;
}

static void on_outer(void *opaque)
{
    Recursion *r = opaque;

    timer_mod(&r->inner, get_clock() + SCALE_MS);
    while (!r->inner_runs) {
        aio_poll(r->ctx, true);
    }
    r->inner_runs_seen = r->inner_runs;
}

static void a_callback_may_wait_for_another_timer_in_turns_of_its_own(void **state)
{
    Recursion r = {.ctx = aio_context_new(NULL)};

    aio_timer_init(r.ctx, &r.outer, QEMU_CLOCK_REALTIME, SCALE_NS, on_outer, &r);
    aio_timer_init(r.ctx, &r.inner, QEMU_CLOCK_REALTIME, SCALE_NS, on_inner, &r);
    timer_mod(&r.outer, 0);
    assert_true(aio_poll(r.ctx, true));
    assert_int_equal(r.inner_runs_seen, 1);
    timer_mod(&r.inner, get_clock() + SCALE_MS); /* and all goes on */
    assert_true(aio_poll(r.ctx, true));
    assert_int_equal(r.inner_runs, 2);
    aio_context_unref(r.ctx);
}

static void an_interrupted_wait_loses_no_timer(void **state)
{
    Recursion r = {.ctx = aio_context_new(NULL)};
    bool progress;

    aio_timer_init(r.ctx, &r.inner, QEMU_CLOCK_REALTIME, SCALE_NS, on_inner, &r);
    do { /* again, where the time had come before the wait */
        r.inner_runs = 0;
        timer_mod(&r.inner, get_clock() + 2 * SCALE_MS);
        calls_fail(CALL_EPOLL_WAIT, 1, EINTR);
        progress = aio_poll(r.ctx, true);
    } while (progress);
    while (!progress) {
        progress = aio_poll(r.ctx, true);
    }
    assert_int_equal(r.inner_runs, 1);
    aio_context_unref(r.ctx);
}

static void an_interrupted_notify_is_not_lost(void **state)
{
    AioContext *ctx = aio_context_new(NULL);

    aio_poll(ctx, false);
    calls_fail(CALL_WRITE, 1, EINTR);
    errno = 0;
    aio_notify(ctx);
    assert_int_equal(errno, 0);
    aio_poll(ctx, true); /* returns */
    aio_context_unref(ctx);
}

static void a_context_is_not_freed_with_timers_pending(void **state)
{
    AioContext *ctx = aio_context_new(NULL);
    QEMUTimer *ts = aio_timer_new(ctx, QEMU_CLOCK_HOST, SCALE_NS, on_inner, NULL);

    timer_mod(ts, INT64_MAX);
    assert_stops("aio_context_unref: timers are still pending",
                 aio_context_unref(ctx));
    timer_free(ts);
    aio_context_unref(ctx);
}

static void free_list(void *opaque)
{
    timerlist_free(*(QEMUTimerList **)opaque);
}

static void a_list_is_not_freed_inside_a_pass_over_it(void **state)
{
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_REALTIME, NULL, NULL);
    QEMUTimer timer;

    timer_init_tl(&timer, list, SCALE_NS, free_list, &list);
    timer_mod(&timer, 0);
    assert_stops("timerlist_free: a pass over the list is under way",
                 timerlist_run_timers(list));
    timer_del(&timer);
    timerlist_free(list);
}

static void on_event(EventNotifier *e)
{
}

static void drop(void *ctx)
{
    aio_context_unref(ctx);
}

static void a_context_is_not_freed_inside_its_own_turn(void **state)
{
    AioContext *ctx = aio_context_new(NULL);

    aio_bh_schedule_oneshot(ctx, drop, ctx);
    assert_stops("aio_context_unref: a turn of the context is under way",
                 aio_poll(ctx, false));
    aio_context_unref(ctx);
}

/* In the child of assert_stops, which has no other thread. */
static void as_if_another_thread_were_in_a_turn(AioContext *ctx)
{
    atomic_store(&vmt_context_of(ctx)->owner, ctx);
    atomic_store(&vmt_context_of(ctx)->depth, 1);
}

#define assert_stops_while_in_turn(function, ...)                            \
    assert_stops(function ": another thread is in a turn of this context",   \
                 as_if_another_thread_were_in_a_turn(ctx); __VA_ARGS__)

static void a_stop_names_the_function_that_was_called(void **state)
{
    AioContext *ctx = aio_context_new(NULL);
    EventNotifier e = {.rfd = 0};

    assert_stops_while_in_turn("aio_poll", aio_poll(ctx, true));
    assert_stops_while_in_turn("aio_prepare", aio_prepare(ctx));
    assert_stops_while_in_turn("aio_pending", aio_pending(ctx));
    assert_stops_while_in_turn("aio_dispatch", aio_dispatch(ctx));
    assert_stops_while_in_turn("vmtimer_context_dispatch",
                               vmtimer_context_dispatch(ctx));
    assert_stops("aio_set_fd_handler: cannot watch descriptor 0: No space",
                 calls_fail(CALL_EPOLL_CTL, 1, ENOSPC);
                 aio_set_fd_handler(ctx, 0, drop, NULL, NULL, NULL, NULL));
    assert_stops("aio_set_event_notifier: cannot watch descriptor 0: No space",
                 calls_fail(CALL_EPOLL_CTL, 1, ENOSPC);
                 aio_set_event_notifier(ctx, &e, on_event, NULL, NULL));
    assert_stops("close: a context's epoll was closed by someone else",
                 close(vmtimer_context_fd(ctx)); aio_poll(ctx, false));
    aio_context_unref(ctx);
}

static const struct CMUnitTest tests[] = {
    PROMISE(a_nested_turn_sees_the_descriptors_of_the_outer_one),
    PROMISE(a_callback_may_wait_for_another_timer_in_turns_of_its_own),
    PROMISE(an_interrupted_wait_loses_no_timer),
    PROMISE(an_interrupted_notify_is_not_lost),
    PROMISE(a_context_is_not_freed_with_timers_pending),
    PROMISE(a_list_is_not_freed_inside_a_pass_over_it),
    PROMISE(a_context_is_not_freed_inside_its_own_turn),
    PROMISE(a_stop_names_the_function_that_was_called),
};

int main(void)
{
    return cmocka_run_group_tests_name("turns", tests, NULL, NULL);
}
