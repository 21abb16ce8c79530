/*
 * reset: a wall clock that was set is told once, whoever learned it.
 *
 * The kernel's ECANCELED is injected: timerfd_settime says it and has armed the
 * timer. What one context promises is in tests/unit/host-set.c; here are several,
 * one after the other, the fd, and, in the last test, a main loop.
 */
#include "calls.h"
#include "promise.h"
#include "vmtimer.h"
#include "vmtimer/extras.h"

#include <errno.h>
#include <poll.h>

static unsigned told;

static void on_reset(Notifier *n, void *data)
{
    told++;
}

static Notifier notifier = {.notify = on_reset};

static void nothing(void *opaque)
{
}

static AioContext *context_on_the_watch(QEMUTimer *ret_timer)
{
    AioContext *ctx = aio_context_new(NULL);

    aio_timer_init(ctx, ret_timer, QEMU_CLOCK_HOST, SCALE_NS, nothing, NULL);
    aio_poll(ctx, false);
    return ctx;
}

static int64_t in_ms(int64_t ms)
{
    return get_clock_realtime() + ms * SCALE_MS;
}

static void watch(void)
{
    told = 0;
    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &notifier);
}

static void watch_no_more(void)
{
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &notifier);
}

static void turn_until_idle(AioContext *ctx)
{
    while (aio_poll(ctx, false)) {
        continue;
    }
    aio_poll(ctx, false);
}

/* The owner arms a timer, and the settime of its turn learns it. */
static void learn_by_settime(AioContext *ctx, QEMUTimer *ts)
{
    static int64_t seconds = 3600;

    timer_mod(ts, in_ms(1000 * --seconds)); /* sooner than what is armed */
    calls_fail(CALL_TIMERFD_SETTIME, 1, ECANCELED);
    turn_until_idle(ctx);
    timer_del(ts);
    turn_until_idle(ctx);
}

static void a_context_made_after_a_set_tells_the_next(void **state)
{
    QEMUTimer ts;

    watch();
    for (unsigned set = 1; set <= 3; set++) {
        AioContext *ctx = context_on_the_watch(&ts);

        learn_by_settime(ctx, &ts);
        assert_int_equal(told, set);
        aio_context_unref(ctx);
    }
    watch_no_more();
}

static void sets_that_nobody_watched_hold_up_nobody(void **state)
{
    QEMUTimer a_ts, b_ts;
    AioContext *a = context_on_the_watch(&a_ts);
    AioContext *b = context_on_the_watch(&b_ts);

    learn_by_settime(a, &a_ts);
    watch();
    turn_until_idle(a);
    turn_until_idle(b);
    assert_int_equal(told, 0);
    learn_by_settime(b, &b_ts);
    assert_int_equal(told, 1);
    aio_context_unref(a);
    aio_context_unref(b);
    watch_no_more();
}

static void a_set_makes_the_fd_readable(void **state)
{
    QEMUTimer ts;
    AioContext *ctx = context_on_the_watch(&ts);
    struct pollfd look = {.fd = vmtimer_context_fd(ctx), .events = POLLIN};

    watch();
    while (poll(&look, 1, 0) == 1) {
        vmtimer_context_dispatch(ctx);
    }
    calls_fail(CALL_TIMERFD_SETTIME, 1, ECANCELED);
    timer_mod(&ts, in_ms(60000));
    assert_int_equal(poll(&look, 1, 0), 1);
    vmtimer_context_dispatch(ctx);
    assert_int_equal(told, 1);
    assert_int_equal(poll(&look, 1, 0), 0);
    timer_del(&ts);
    aio_context_unref(ctx);
    watch_no_more();
}

static void with_a_main_loop_it_alone_tells_a_set(void **state)
{
    QEMUTimer ts, main_ts;
    AioContext *ctx = context_on_the_watch(&ts);

    watch();
    assert_int_equal(qemu_init_main_loop(NULL), 0);
    aio_timer_init(qemu_get_aio_context(), &main_ts, QEMU_CLOCK_HOST, SCALE_NS,
                   nothing, NULL);
    main_loop_wait(true);
    for (unsigned set = 1; set <= 3; set++) {
        learn_by_settime(ctx, &ts);
        assert_int_equal(told, set - 1);
        learn_by_settime(qemu_get_aio_context(), &main_ts);
        assert_int_equal(told, set);
    }
    aio_context_unref(ctx);
    watch_no_more();
}

static const struct CMUnitTest tests[] = {
    PROMISE(a_context_made_after_a_set_tells_the_next),
    PROMISE(sets_that_nobody_watched_hold_up_nobody),
    PROMISE(a_set_makes_the_fd_readable),
    PROMISE_THAT_KEEPS(with_a_main_loop_it_alone_tells_a_set),
};

int main(void)
{
    return cmocka_run_group_tests_name("reset", tests, NULL, NULL);
}
