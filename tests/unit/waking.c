/*
 * waking: what the kernel's timers are told, and what is never asked of it.
 *
 * The kernel's clocks are made to stand still; deadlines are hours away, so that
 * nothing here waits.
 */
#include "calls.h"
#include "fake-clock.h"
#include "promise.h"
#include "vmtimer.h"

#include <poll.h>
#include <pthread.h>
#include <stdlib.h>

#define HOUR_NS (INT64_C(3600) * 1000 * SCALE_MS)

static void nothing(void *opaque)
{
}

typedef struct Given {
    AioContext *ctx;
    QEMUTimer a, b;
    int64_t now_ns;
} Given;

/* A context after a turn, with nothing left to do. */
static Given *given_on(QEMUClockType type)
{
    Given *g = calloc(1, sizeof *g);

    fake_kernel_clock_hold();
    g->now_ns = fake_kernel_clock_ns();
    g->ctx = aio_context_new(NULL);
    aio_timer_init(g->ctx, &g->a, type, SCALE_NS, nothing, NULL);
    aio_timer_init(g->ctx, &g->b, type, SCALE_NS, nothing, NULL);
    aio_poll(g->ctx, false);
    calls_reset();
    return g;
}

static Given *given(void)
{
    return given_on(QEMU_CLOCK_REALTIME);
}

static void done(Given *g)
{
    timer_del(&g->a);
    timer_del(&g->b);
    aio_context_unref(g->ctx);
    free(g);
}

static bool is_readable(AioContext *ctx)
{
    struct pollfd fd = {.fd = vmtimer_context_fd(ctx), .events = POLLIN};

    return poll(&fd, 1, 0) == 1;
}

/* As another loop would: until the fd is quiet. */
static void dispatch_all(AioContext *ctx)
{
    while (is_readable(ctx)) {
        vmtimer_context_dispatch(ctx);
    }
}

static void the_kernel_gets_the_heads_time(void **state)
{
    Given *g = given();

    timer_mod(&g->a, g->now_ns + 2 * HOUR_NS);
    timer_mod(&g->b, g->now_ns + HOUR_NS);
    aio_poll(g->ctx, false);
    assert_int_equal(calls_made(CALL_TIMERFD_SETTIME), 1);
    assert_int_equal(calls_last_settime_ns(), g->now_ns + HOUR_NS);
    done(g);
}

static void a_window_lets_timers_wait_for_each_other(void **state)
{
    Given *g = given();
    QEMUTimerList *list = g->ctx->tlg.tl[QEMU_CLOCK_REALTIME];

    vmtimer_list_set_window(list, 1000);
    timer_mod(&g->a, g->now_ns + HOUR_NS);
    aio_poll(g->ctx, false);
    assert_int_equal(calls_last_settime_ns(), g->now_ns + HOUR_NS + 1000);
    timer_mod(&g->b, g->now_ns + HOUR_NS + 900);
    aio_poll(g->ctx, false);
    assert_int_equal(calls_made(CALL_TIMERFD_SETTIME), 1);
    assert_int_equal(timerlist_deadline_ns(list), HOUR_NS);
    done(g);
}

static void a_smaller_window_arms_the_kernel_anew(void **state)
{
    Given *g = given();
    QEMUTimerList *list = g->ctx->tlg.tl[QEMU_CLOCK_REALTIME];

    vmtimer_list_set_window(list, HOUR_NS);
    timer_mod(&g->a, g->now_ns + HOUR_NS);
    aio_poll(g->ctx, false);
    vmtimer_list_set_window(list, 0);
    aio_poll(g->ctx, false);
    assert_int_equal(calls_last_settime_ns(), g->now_ns + HOUR_NS);
    done(g);
}

static void a_timer_that_is_due_waits_for_no_window(void **state)
{
    Given *g = given();

    vmtimer_list_set_window(g->ctx->tlg.tl[QEMU_CLOCK_REALTIME], HOUR_NS);
    timer_mod(&g->a, g->now_ns);
    aio_poll(g->ctx, true);
    assert_false(timer_pending(&g->a));
    done(g);
}

static void the_owners_arming_between_turns_costs_no_call(void **state)
{
    Given *g = given();

    for (int i = 1000; i > 0; i--) {
        timer_mod(&g->a, g->now_ns + HOUR_NS + i);
    }
    timer_mod(&g->a, g->now_ns); /* due */
    assert_int_equal(calls_of_a_turn(), 0);
    done(g);
}

static void arming_behind_the_head_costs_no_call(void **state)
{
    Given *g = given();

    timer_mod(&g->a, g->now_ns + HOUR_NS);
    dispatch_all(g->ctx);
    calls_reset();
    timer_mod(&g->b, g->now_ns + 2 * HOUR_NS);
    assert_int_equal(calls_of_a_turn(), 0);
    done(g);
}

static void a_deadline_later_or_deleted_costs_no_call(void **state)
{
    Given *g = given();

    timer_mod(&g->a, g->now_ns + HOUR_NS);
    dispatch_all(g->ctx);
    calls_reset();
    timer_mod(&g->a, g->now_ns + 2 * HOUR_NS);
    timer_del(&g->a);
    aio_poll(g->ctx, false);
    assert_int_equal(calls_made(CALL_TIMERFD_SETTIME), 0);
    assert_int_equal(calls_made(CALL_WRITE), 0);
    done(g);
}

static void a_deadline_already_due_is_never_given_to_the_kernel(void **state)
{
    Given *g = given();

    timer_mod(&g->a, g->now_ns - 5);
    timer_mod(&g->b, g->now_ns);
    assert_true(aio_poll(g->ctx, true)); /* does not wait */
    assert_false(timer_pending(&g->b));
    assert_int_equal(calls_made(CALL_TIMERFD_SETTIME), 0);
    done(g);
}

static void arms_both_several_times(void *opaque)
{
    Given *g = opaque;

    for (int i = 10; i > 0; i--) {
        timer_mod(&g->a, g->now_ns + i * HOUR_NS);
        timer_mod(&g->b, g->now_ns + i * HOUR_NS);
    }
}

static void a_turn_sets_each_clocks_timer_at_most_once(void **state)
{
    Given *g = given();

    vmtimer_context_fd(g->ctx);
    dispatch_all(g->ctx);
    aio_bh_schedule_oneshot(g->ctx, arms_both_several_times, g);
    calls_reset();
    vmtimer_context_dispatch(g->ctx);
    assert_int_equal(calls_made(CALL_TIMERFD_SETTIME), 1);
    assert_int_equal(calls_last_settime_ns(), g->now_ns + HOUR_NS);
    done(g);
}

static void time_0_does_not_disarm(void **state)
{
    Given *g = given_on(QEMU_CLOCK_HOST);

    fake_kernel_clock_set_ns(-5);
    timer_mod(&g->a, 0);
    aio_poll(g->ctx, false);
    assert_int_equal(calls_last_settime_ns(), 1);
    done(g);
}

static bool deadline_in_kernel_time(void *opaque, int64_t expire_ns,
                                    int64_t *ret_kernel_ns)
{
    *ret_kernel_ns = *(int64_t *)opaque + expire_ns;
    return true;
}

static int64_t read_zero(void *opaque)
{
    return 0;
}

static const VmtimerClockSource with_deadline = {
    .read = read_zero, .kernel_deadline = deadline_in_kernel_time,
};
static int64_t kernel_offset_ns;

static void a_sources_kernel_deadline_is_what_the_kernel_gets(void **state)
{
    Given *g = given();

    kernel_offset_ns = g->now_ns + HOUR_NS;
    vmtimer_clock_set_source(QEMU_CLOCK_REALTIME, &with_deadline,
                             &kernel_offset_ns);
    timer_mod(&g->a, 77);
    aio_poll(g->ctx, false);
    assert_int_equal(calls_last_settime_ns(), g->now_ns + HOUR_NS + 77);
    done(g);
}

static void a_clock_the_kernel_cannot_follow_is_disarmed(void **state)
{
    Given *g = given_on(QEMU_CLOCK_VIRTUAL);

    timer_mod(&g->a, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + HOUR_NS);
    aio_poll(g->ctx, false);
    assert_int_equal(calls_last_settime_ns(), g->now_ns + HOUR_NS);
    cpu_disable_ticks();
    aio_poll(g->ctx, false);
    assert_int_equal(calls_last_settime_ns(), 0);
    cpu_enable_ticks();
    aio_poll(g->ctx, false);
    assert_int_equal(calls_last_settime_ns(), g->now_ns + HOUR_NS);
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, false);
    aio_poll(g->ctx, false);
    assert_int_equal(calls_last_settime_ns(), 0);
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, true);
    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    aio_poll(g->ctx, false);
    done(g);
}

static void a_change_of_rate_arms_the_kernel_anew(void **state)
{
    Given *g = given_on(QEMU_CLOCK_VIRTUAL);

    timer_mod(&g->a, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + HOUR_NS);
    aio_poll(g->ctx, false);
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 2, 1);
    aio_poll(g->ctx, false);
    assert_int_equal(calls_last_settime_ns(), g->now_ns + HOUR_NS / 2);
    done(g);
}

static void the_fd_is_readable_exactly_while_there_is_something_to_do(void **state)
{
    Given *g = given();

    dispatch_all(g->ctx);
    assert_false(is_readable(g->ctx));
    timer_mod(&g->a, g->now_ns + HOUR_NS);
    assert_false(is_readable(g->ctx));
    timer_mod(&g->a, g->now_ns);
    assert_true(is_readable(g->ctx));
    assert_true(vmtimer_context_dispatch(g->ctx));
    dispatch_all(g->ctx);
    aio_bh_schedule_oneshot(g->ctx, nothing, NULL);
    assert_true(is_readable(g->ctx));
    assert_true(vmtimer_context_dispatch(g->ctx));
    dispatch_all(g->ctx);
    aio_notify(g->ctx);
    assert_true(is_readable(g->ctx));
    assert_false(vmtimer_context_dispatch(g->ctx));
    assert_false(is_readable(g->ctx));
    done(g);
}

static void arms_a_at_once(void *opaque)
{
    Given *g = opaque;

    timer_mod(&g->a, g->now_ns);
}

static void what_a_dispatch_leaves_keeps_the_fd_readable(void **state)
{
    Given *g = given();

    vmtimer_set_storm_limit(5);
    dispatch_all(g->ctx);
    timer_init_full(&g->a, &g->ctx->tlg, QEMU_CLOCK_REALTIME, 1, 0,
                    arms_a_at_once, g);
    timer_mod(&g->a, g->now_ns);
    vmtimer_context_dispatch(g->ctx);
    assert_true(timer_pending(&g->a));
    assert_true(is_readable(g->ctx));
    take_log();
    timer_del(&g->a);
    done(g);
}

static void *arm_a(void *opaque)
{
    Given *g = opaque;

    timer_mod(&g->a, g->now_ns + HOUR_NS);
    return NULL;
}

static void arming_from_another_thread_makes_the_fd_readable(void **state)
{
    Given *g = given();
    pthread_t thread;

    dispatch_all(g->ctx);
    calls_reset();
    g->now_ns -= HOUR_NS; /* so that it is due */
    pthread_create(&thread, NULL, arm_a, g);
    pthread_join(thread, NULL);
    assert_int_equal(calls_made(CALL_TIMERFD_SETTIME), 0);
    assert_true(is_readable(g->ctx));
    g->now_ns += HOUR_NS;
    done(g);
}

static void several_notifies_are_one_write(void **state)
{
    Given *g = given();

    aio_notify(g->ctx);
    aio_notify(g->ctx);
    aio_notify(g->ctx);
    assert_int_equal(calls_made(CALL_WRITE), 1);
    assert_false(aio_poll(g->ctx, true));
    done(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(the_kernel_gets_the_heads_time),
        PROMISE(a_window_lets_timers_wait_for_each_other),
        PROMISE(a_smaller_window_arms_the_kernel_anew),
        PROMISE(a_timer_that_is_due_waits_for_no_window),
        PROMISE(the_owners_arming_between_turns_costs_no_call),
        PROMISE(arming_behind_the_head_costs_no_call),
        PROMISE(a_deadline_later_or_deleted_costs_no_call),
        PROMISE(a_deadline_already_due_is_never_given_to_the_kernel),
        PROMISE(a_turn_sets_each_clocks_timer_at_most_once),
        PROMISE(time_0_does_not_disarm),
        PROMISE_THAT_KEEPS(a_sources_kernel_deadline_is_what_the_kernel_gets),
        PROMISE(a_clock_the_kernel_cannot_follow_is_disarmed),
        PROMISE(a_change_of_rate_arms_the_kernel_anew),
        PROMISE(the_fd_is_readable_exactly_while_there_is_something_to_do),
        PROMISE_THAT_KEEPS(what_a_dispatch_leaves_keeps_the_fd_readable),
        PROMISE(arming_from_another_thread_makes_the_fd_readable),
        PROMISE(several_notifies_are_one_write),
    };

    return cmocka_run_group_tests_name("waking", tests, NULL, NULL);
}
