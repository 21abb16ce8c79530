/*
 * contexts: what their users have in common: bottom halves that go away while
 * they run, and a lock.
 */
#include "promise.h"
#include "vmtimer.h"
#include "vmtimer/extras.h"

#include <poll.h>
#include <pthread.h>

typedef struct Half {
    QEMUBH *bh;
    struct Half *other; /* to delete as well */
    unsigned runs;
} Half;

static void on_half(void *opaque)
{
    Half *half = opaque;

    half->runs++;
    if (half->other) {
        qemu_bh_delete(half->other->bh);
        half->other->bh = NULL;
    }
    qemu_bh_delete(half->bh);
    qemu_bh_delete(NULL);
    half->bh = NULL;
}

static void schedule(AioContext *ctx, Half *half)
{
    half->bh = aio_bh_new(ctx, on_half, half);
    qemu_bh_schedule(half->bh);
}

static bool is_readable(AioContext *ctx)
{
    struct pollfd fd = {.fd = vmtimer_context_fd(ctx), .events = POLLIN};

    return poll(&fd, 1, 0) == 1;
}

static void bottom_halves_may_delete_each_other(void **state)
{
    AioContext *ctx = aio_context_new(NULL);
    Half second = {.other = NULL};
    Half first = {.other = &second};

    schedule(ctx, &first);
    schedule(ctx, &second);
    assert_true(aio_poll(ctx, false));
    assert_int_equal(first.runs, 1);
    assert_int_equal(second.runs, 0);
    assert_false(aio_poll(ctx, false));
    schedule(ctx, &second);
    assert_true(aio_poll(ctx, false));
    assert_int_equal(second.runs, 1);
    aio_context_unref(ctx); /* frees what the run left */
}

static void what_a_run_deletes_leaves_the_context_readable_once(void **state)
{
    AioContext *ctx = aio_context_new(NULL);
    Half half = {.other = NULL};

    while (is_readable(ctx)) {
        vmtimer_context_dispatch(ctx);
    }
    schedule(ctx, &half);
    assert_true(is_readable(ctx));
    assert_true(vmtimer_context_dispatch(ctx));
    assert_true(is_readable(ctx));
    assert_false(vmtimer_context_dispatch(ctx));
    assert_false(is_readable(ctx));
    aio_context_unref(ctx);
}

static void set(void *opaque)
{
    *(bool *)opaque = true;
}

/* Woken for what was deleted, the wait would end before the timer. */
static void what_a_run_deletes_wakes_nobody_in_our_own_loop(void **state)
{
    AioContext *ctx = aio_context_new(NULL);
    Half half = {.other = NULL};
    bool fired = false;
    QEMUTimer *ts = aio_timer_new(ctx, QEMU_CLOCK_REALTIME, SCALE_MS, set,
                                  &fired);

    schedule(ctx, &half);
    assert_true(aio_poll(ctx, true));
    timer_mod(ts, qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 20);
    assert_true(aio_poll(ctx, true));
    assert_true(fired);
    timer_free(ts);
    aio_context_unref(ctx);
}

typedef struct Rival {
    AioContext *ctx;
    _Atomic bool has_acquired;
} Rival;

static void *acquire(void *opaque)
{
    Rival *rival = opaque;

    aio_context_acquire(rival->ctx);
    rival->has_acquired = true;
    aio_context_release(rival->ctx);
    return NULL;
}

static void an_acquired_context_keeps_other_users_out(void **state)
{
    Rival rival = {.ctx = aio_context_new(NULL)};
    struct timespec while_it_tries = {.tv_nsec = 20 * SCALE_MS};
    pthread_t thread;

    aio_context_acquire(rival.ctx);
    aio_context_acquire(rival.ctx);
    assert_int_equal(pthread_create(&thread, NULL, acquire, &rival), 0);
    aio_context_release(rival.ctx);
    nanosleep(&while_it_tries, NULL);
    assert_false(rival.has_acquired);
    aio_context_release(rival.ctx);
    pthread_join(thread, NULL);
    assert_true(rival.has_acquired);
    aio_context_unref(rival.ctx);
}

static void *hold_until_told(void *opaque)
{
    Rival *rival = opaque;

    aio_context_acquire(rival->ctx);
    rival->has_acquired = true;
    while (rival->has_acquired) {
        sched_yield();
    }
    aio_context_release(rival->ctx);
    return NULL;
}

static void a_turn_runs_whoever_has_acquired_the_context(void **state)
{
    Rival rival = {.ctx = aio_context_new(NULL)};
    Half half = {.other = NULL};
    pthread_t thread;

    assert_int_equal(
        pthread_create(&thread, NULL, hold_until_told, &rival), 0);
    while (!rival.has_acquired) {
        sched_yield();
    }
    schedule(rival.ctx, &half);
    assert_true(aio_poll(rival.ctx, true));
    rival.has_acquired = false;
    pthread_join(thread, NULL);
    aio_context_unref(rival.ctx);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PROMISE(bottom_halves_may_delete_each_other),
        PROMISE(what_a_run_deletes_leaves_the_context_readable_once),
        PROMISE(what_a_run_deletes_wakes_nobody_in_our_own_loop),
        PROMISE(an_acquired_context_keeps_other_users_out),
        PROMISE(a_turn_runs_whoever_has_acquired_the_context),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
