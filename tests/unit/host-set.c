/*
 * host-set: the wall clock was set; the kernel says so once, by ECANCELED.
 *
 * It may come to whichever call touches HOST's timerfd: the tests let it fail.
 */
#include "calls.h"
#include "fake-clock.h"
#include "promise.h"
#include "vmtimer.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#define HOUR_NS (INT64_C(3600) * 1000 * SCALE_MS)

typedef struct Given {
    AioContext *ctx;
    QEMUTimer a;
    int64_t now_ns;
} Given;

static void nothing(void *opaque)
{
}

/* A context after a turn, with a timer of HOST; the kernel's clocks stand. */
static Given *given(void)
{
    Given *g = calloc(1, sizeof *g);

    fake_kernel_clock_hold();
    g->now_ns = fake_kernel_clock_ns();
    g->ctx = aio_context_new(NULL);
    aio_timer_init(g->ctx, &g->a, QEMU_CLOCK_HOST, SCALE_NS, nothing, NULL);
    aio_poll(g->ctx, false);
    calls_reset();
    return g;
}

static void done(Given *g)
{
    timer_del(&g->a);
    aio_context_unref(g->ctx);
    free(g);
}

typedef struct Told {
    Notifier notifier;
    unsigned calls;
} Told;

static void be_told(Notifier *notifier, void *data)
{
    ((Told *)notifier)->calls++;
}

static void a_set_clock_met_by_the_owners_settime_is_told_once(void **state)
{
    Given *g = given();
    Told told = {.notifier.notify = be_told};

    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    aio_poll(g->ctx, false);
    calls_fail(CALL_TIMERFD_SETTIME, 1, ECANCELED);
    timer_mod(&g->a, g->now_ns + HOUR_NS);
    aio_poll(g->ctx, false);
    assert_int_equal(calls_last_settime_ns(), g->now_ns + HOUR_NS);
    aio_poll(g->ctx, false);
    assert_int_equal(told.calls, 1);
    assert_true(timer_pending(&g->a));
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    done(g);
}

static void *arm_a(void *opaque)
{
    Given *g = opaque;

    timer_mod(&g->a, g->now_ns + HOUR_NS);
    return NULL;
}

static void a_set_clock_met_by_another_thread_is_told_by_the_owner(void **state)
{
    Given *g = given();
    Told told = {.notifier.notify = be_told};
    pthread_t thread;

    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    aio_poll(g->ctx, false);
    calls_fail(CALL_TIMERFD_SETTIME, 1, ECANCELED);
    pthread_create(&thread, NULL, arm_a, g);
    pthread_join(thread, NULL);
    assert_int_equal(told.calls, 0);
    aio_poll(g->ctx, true); /* was woken */
    assert_int_equal(told.calls, 1);
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    done(g);
}

static void a_set_clock_met_by_the_read_of_a_woken_timer_is_told_once(void **state)
{
    Given *g = given();
    Told told = {.notifier.notify = be_told};

    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    fake_kernel_clock_set_ns(1);
    timer_mod(&g->a, 2); /* to the kernel that is long ago */
    aio_poll(g->ctx, false);
    calls_fail(CALL_READ, 1, ECANCELED);
    aio_poll(g->ctx, true);
    assert_int_equal(told.calls, 1);
    aio_poll(g->ctx, false);
    assert_int_equal(told.calls, 1);
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    done(g);
}

/* Each context hears of a set from its own timerfd. */
static void set_the_clock(Given *g)
{
    calls_fail(CALL_TIMERFD_SETTIME, 1, ECANCELED);
    g->now_ns -= 1000;
    timer_mod(&g->a, g->now_ns + HOUR_NS);
    aio_poll(g->ctx, false);
}

static void of_several_contexts_the_first_to_notice_tells(void **state)
{
    Given *one = given();
    Given *two = given();
    Told told = {.notifier.notify = be_told};

    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    set_the_clock(one);
    assert_int_equal(told.calls, 1);
    set_the_clock(two); /* the same set */
    assert_int_equal(told.calls, 1);
    set_the_clock(two); /* the next */
    assert_int_equal(told.calls, 2);
    set_the_clock(one);
    assert_int_equal(told.calls, 2);
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    done(one);
    done(two);
}

static void while_someone_wants_to_know_the_host_timer_stays_armed(void **state)
{
    Given *g = given();
    Told told = {.notifier.notify = be_told};

    assert_int_equal(calls_last_settime_ns(), -1); /* never armed */
    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    aio_poll(g->ctx, false);
    assert_true(calls_last_settime_ns() > g->now_ns + 1000 * HOUR_NS);
    qemu_clock_enable(QEMU_CLOCK_HOST, false);
    timer_mod(&g->a, g->now_ns + HOUR_NS);
    aio_poll(g->ctx, false);
    assert_true(calls_last_settime_ns() > g->now_ns + 1000 * HOUR_NS);
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &told.notifier);
    done(g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_set_clock_met_by_the_owners_settime_is_told_once),
        PROMISE(a_set_clock_met_by_another_thread_is_told_by_the_owner),
        PROMISE(a_set_clock_met_by_the_read_of_a_woken_timer_is_told_once),
        PROMISE(of_several_contexts_the_first_to_notice_tells),
        PROMISE(while_someone_wants_to_know_the_host_timer_stays_armed),
    };

    return cmocka_run_group_tests_name("host-set", tests, NULL, NULL);
}
