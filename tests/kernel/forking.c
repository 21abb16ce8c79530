/*
 * forking: callbacks that fork, and forks while another thread is in a callback.
 *
 * The child goes on where its parent stood: out of the callback, and on with what
 * called it. Who hung there would be ended by the alarm.
 */
#include "child.h"
#include "gate.h"
#include "promise.h"
#include "time/reset.h"
#include "vmtimer.h"
#include "vmtimer/extras.h"

#include <sys/wait.h>
#include <unistd.h>

static pid_t forked;

static void fork_here(void *opaque)
{
    if (forked < 0) {
        forked = fork();
        if (forked == 0) {
            alarm(20);
        }
    }
}

static void by_a_bottom_half(AioContext *ctx)
{
    aio_bh_schedule_oneshot(ctx, fork_here, NULL);
    aio_poll(ctx, false);
}

static void by_a_handler(AioContext *ctx)
{
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    aio_set_fd_handler(ctx, ends[1], NULL, fork_here, NULL, NULL, NULL);
    aio_poll(ctx, false);
    aio_set_fd_handler(ctx, ends[1], NULL, NULL, NULL, NULL, NULL);
    close(ends[0]);
    close(ends[1]);
}

static void dispatch(void *ctx)
{
    aio_dispatch(ctx);
}

static void by_a_timer_in_a_nested_turn(AioContext *ctx)
{
    QEMUTimer timer;

    aio_timer_init(ctx, &timer, QEMU_CLOCK_REALTIME, SCALE_NS, fork_here, NULL);
    timer_mod(&timer, 0);
    aio_bh_schedule_oneshot(ctx, dispatch, ctx);
    aio_poll(ctx, false);
}

static void fork_as_a_notify(void *opaque, QEMUClockType type)
{
    fork_here(opaque);
}

static void by_a_lists_notify(AioContext *ctx)
{
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_HOST, fork_as_a_notify, NULL);

    qemu_clock_notify(QEMU_CLOCK_HOST);
    timerlist_free(list);
}

static void fork_as_a_notifier(Notifier *n, void *data)
{
    fork_here(NULL);
}

static void by_a_reset_notifier(AioContext *ctx)
{
    Notifier notifier = {.notify = fork_as_a_notifier};

    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &notifier);
    vmt_reset_run();
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, &notifier);
}

static void count(void *opaque)
{
    ++*(unsigned *)opaque;
}

/* A timer, a bottom half, a list: all that a callback could have left locked. */
static bool goes_on(AioContext *ctx)
{
    unsigned runs = 0;
    QEMUTimer timer;

    timerlist_free(timerlist_new(QEMU_CLOCK_HOST, NULL, NULL));
    aio_timer_init(ctx, &timer, QEMU_CLOCK_REALTIME, SCALE_NS, count, &runs);
    timer_mod(&timer, get_clock() + SCALE_MS);
    aio_bh_schedule_oneshot(ctx, count, &runs);
    while (runs < 2) {
        aio_poll(ctx, true);
    }
    return runs == 2;
}

static void callbacks_of_any_kind_may_fork(void **state)
{
    static void (*const ways[])(AioContext *) = {
        by_a_bottom_half, by_a_handler, by_a_timer_in_a_nested_turn,
        by_a_lists_notify, by_a_reset_notifier,
    };
    AioContext *ctx = aio_context_new(NULL);
    int status;

    for (unsigned i = 0; i < sizeof ways / sizeof *ways; i++) {
        forked = -1;
        ways[i](ctx);
        bool is_well = goes_on(ctx);
        if (forked == 0) {
            _exit(!is_well);
        }
        assert_true(forked > 0 && is_well);
        assert_int_equal(waitpid(forked, &status, 0), forked);
        assert_int_equal(status, 0);
    }
    aio_context_unref(ctx);
}

static Gate gate;

static void stay_as_a_notify(void *opaque, QEMUClockType type)
{
    gate_stay(&gate);
}

static void tell_host(void *opaque)
{
    qemu_clock_notify(QEMU_CLOCK_HOST);
}

static void frees(void *list)
{
    alarm(20);
    timerlist_free(list);
    need(qemu_clock_deadline_ns_all(QEMU_CLOCK_HOST, -1) == -1);
}

static void a_child_may_free_what_another_thread_was_telling(void **state)
{
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_HOST, stay_as_a_notify, NULL);

    gate = (Gate){0};
    Thread *teller = thread_start(tell_host, NULL);
    while (!gate.is_inside) {
        usleep(100);
    }
    assert_holds(frees, list);
    gate.may_leave = true;
    thread_join(teller);
    timerlist_free(list);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PROMISE(callbacks_of_any_kind_may_fork),
        PROMISE(a_child_may_free_what_another_thread_was_telling),
    };

    return cmocka_run_group_tests_name("forking", tests, NULL, NULL);
}
