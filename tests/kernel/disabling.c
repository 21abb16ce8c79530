/*
 * disabling: from any callback it marks the clock and returns, although a callback
 * of that clock runs in another thread. Whoever waited would hang here.
 */
#include "base/bug.h"
#include "gate.h"
#include "promise.h"
#include "time/reset.h"
#include "vmtimer.h"
#include "vmtimer/extras.h"

#include <unistd.h>

static unsigned disabled;

static void disable(void *opaque)
{
    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
    disabled++;
}

static void from_a_bottom_half(AioContext *ctx)
{
    aio_bh_schedule_oneshot(ctx, disable, NULL);
    aio_poll(ctx, false);
}

static void from_a_bottom_half_called_by_hand(AioContext *ctx)
{
    QEMUBH *bh = aio_bh_new(ctx, disable, NULL);

    aio_bh_call(bh);
    qemu_bh_delete(bh);
}

static void from_a_reading_handler(AioContext *ctx)
{
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "x", 1), 1);
    aio_set_fd_handler(ctx, ends[0], disable, NULL, NULL, NULL, NULL);
    aio_poll(ctx, false);
    aio_set_fd_handler(ctx, ends[0], NULL, NULL, NULL, NULL, NULL);
    close(ends[0]);
    close(ends[1]);
}

static void from_a_writing_handler(AioContext *ctx)
{
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    aio_set_fd_handler(ctx, ends[1], NULL, disable, NULL, NULL, NULL);
    aio_poll(ctx, false);
    aio_set_fd_handler(ctx, ends[1], NULL, NULL, NULL, NULL, NULL);
    close(ends[0]);
    close(ends[1]);
}

static void on_event(EventNotifier *e)
{
    disable(NULL);
}

static void from_an_event_notifiers_handler(AioContext *ctx)
{
    EventNotifier e;

    assert_int_equal(event_notifier_init(&e, true), 0);
    aio_set_event_notifier(ctx, &e, on_event, NULL, NULL);
    aio_poll(ctx, false);
    aio_set_event_notifier(ctx, &e, NULL, NULL, NULL);
    event_notifier_cleanup(&e);
}

static void on_new_head(void *opaque, QEMUClockType type)
{
    disable(NULL);
}

static void from_a_lists_notify(AioContext *ctx)
{
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_HOST, on_new_head, NULL);

    timerlist_notify(list);
    timerlist_free(list);
}

static void on_reset(Notifier *n, void *data)
{
    disable(NULL);
}

static void from_a_reset_notifier(AioContext *ctx)
{
    Notifier notifier = {.notify = on_reset};

    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &notifier);
    vmt_reset_run();
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &notifier);
}

static int64_t read_and_disable(void *opaque)
{
    disable(NULL);
    return 0;
}

static bool answer_and_disable(void *opaque)
{
    disable(NULL);
    return true;
}

static const VmtimerClockSource source = {
    .read = read_and_disable,
    .use_for_deadline = answer_and_disable,
    .new_head = disable,
};

/* The library keeps a pair of table and opaque for good: before the count. */
static int make_the_pair(void **state)
{
    vmtimer_clock_set_source(QEMU_CLOCK_HOST, &source, NULL);
    vmtimer_clock_set_source(QEMU_CLOCK_HOST, NULL, NULL);
    return 0;
}

static void from_a_sources_read(AioContext *ctx)
{
    vmtimer_clock_set_source(QEMU_CLOCK_HOST, &source, NULL);
    qemu_clock_get_ns(QEMU_CLOCK_HOST);
}

static void from_a_sources_answer(AioContext *ctx)
{
    vmtimer_clock_set_source(QEMU_CLOCK_HOST, &source, NULL);
    qemu_clock_use_for_deadline(QEMU_CLOCK_HOST);
}

static void from_a_sources_new_head(AioContext *ctx)
{
    QEMUTimer timer;

    aio_timer_init(ctx, &timer, QEMU_CLOCK_HOST, SCALE_NS, disable, NULL);
    vmtimer_clock_set_source(QEMU_CLOCK_HOST, &source, NULL);
    timer_mod(&timer, 1);
    timer_del(&timer);
}

static void log_and_disable(void *opaque, const char *message)
{
    disable(NULL);
}

static void from_the_log(AioContext *ctx)
{
    vmtimer_set_log(log_and_disable, NULL);
    vmt_log("a line");
}

static void disabling_from_any_callback_returns(void **state)
{
    static void (*const ways[])(AioContext *) = {
        from_a_bottom_half, from_a_bottom_half_called_by_hand,
        from_a_reading_handler, from_a_writing_handler,
        from_an_event_notifiers_handler, from_a_lists_notify,
        from_a_reset_notifier, from_a_sources_read, from_a_sources_answer,
        from_a_sources_new_head, from_the_log,
    };
    AioContext *ctx = aio_context_new(NULL);
    Gate gate = {0};

    gate_enter(&gate);
    for (unsigned i = 0; i < sizeof ways / sizeof *ways; i++) {
        disabled = 0;
        ways[i](ctx);
        assert_true(disabled > 0);
        vmtimer_clock_set_source(QEMU_CLOCK_HOST, NULL, NULL);
        qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
    }
    assert_int_equal(gate.runs, 0); /* it is still in there */
    gate_leave(&gate);
    aio_context_unref(ctx);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PROMISE(disabling_from_any_callback_returns),
    };

    return cmocka_run_group_tests_name("disabling", tests, make_the_pair, NULL);
}
