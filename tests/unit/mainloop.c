/*
 * mainloop: the context that runs the default lists.
 *
 * The first tests need that there is none yet; from the test that makes it on,
 * the process has one for good.
 */
#include "calls.h"
#include "fake-clock.h"
#include "promise.h"
#include "vmtimer.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

static void without_a_main_loop_its_verbs_stop_and_notify_does_nothing(void **state)
{
    qemu_notify_event();
    assert_null(qemu_get_aio_context());
    assert_stops("main_loop_wait: qemu_init_main_loop was not called",
                 main_loop_wait(1));
    assert_stops("qemu_bh_new: qemu_init_main_loop was not called",
                 qemu_bh_new(NULL, NULL));
    assert_stops("vmtimer_context_fd: qemu_init_main_loop was not called",
                 vmtimer_context_fd(NULL));
}

/* Every call that makes or registers a descriptor, and how often. */
static const struct {
    Call call;
    unsigned times;
    int error;
} creations[] = {
    {CALL_EPOLL_CREATE, 1, EMFILE},
    {CALL_EVENTFD, 1, ENFILE},
    {CALL_TIMERFD_CREATE, QEMU_CLOCK_MAX, EMFILE},
    {CALL_EPOLL_CTL, QEMU_CLOCK_MAX + 1, ENOSPC},
};
enum { CREATIONS = sizeof creations / sizeof *creations };

static void descriptors_run_out_only_when_a_context_is_made(void **state)
{
    for (int i = 0; i < CREATIONS; i++) {
        for (unsigned nth = 1; nth <= creations[i].times; nth++) {
            Error *error = NULL;

            calls_fail(creations[i].call, nth, creations[i].error);
            errno = 0;
            assert_null(aio_context_new(&error));
            assert_int_equal(errno, creations[i].error);
            assert_non_null(error);
            error_free(error);
        }
    }
    calls_reset();
    AioContext *ctx = aio_context_new(NULL);
    for (int i = 0; i < CREATIONS; i++) {
        assert_int_equal(calls_made(creations[i].call), creations[i].times);
    }
    aio_context_unref(ctx);
}

static void making_the_main_loop_may_fail_and_be_tried_again(void **state)
{
    for (int i = 0; i < CREATIONS; i++) {
        for (unsigned nth = 1; nth <= creations[i].times; nth++) {
            calls_fail(creations[i].call, nth, creations[i].error);
            assert_int_equal(qemu_init_main_loop(NULL), -creations[i].error);
            assert_null(qemu_get_aio_context());
        }
    }
}

static void the_main_loop_is_made_once(void **state)
{
    assert_int_equal(qemu_init_main_loop(NULL), 0);
    AioContext *ctx = qemu_get_aio_context();
    assert_non_null(ctx);
    calls_reset();
    assert_int_equal(qemu_init_main_loop(NULL), 0);
    assert_ptr_equal(qemu_get_aio_context(), ctx);
    assert_int_equal(calls_made(CALL_EPOLL_CREATE), 0);
    assert_ptr_equal(qemu_get_current_aio_context(), ctx);
}

static char ran[32];

static void write_name(void *opaque)
{
    strcat(ran, opaque);
}

static void schedules_a_bottom_half(void *opaque)
{
    strcat(ran, "T");
    aio_bh_schedule_oneshot(qemu_get_aio_context(), write_name, "B");
}

static void a_turn_runs_bottom_halves_then_descriptors_then_timers(void **state)
{
    QEMUTimer in_context, in_default;
    int ends[2];

    fake_clock_install(QEMU_CLOCK_REALTIME);
    aio_timer_init(qemu_get_aio_context(), &in_context, QEMU_CLOCK_REALTIME, 1,
                   write_name, "C");
    timer_init_ns(&in_default, QEMU_CLOCK_REALTIME, write_name, "D");
    assert_return_code(pipe(ends), errno);
    assert_int_equal(qemu_set_fd_handler(ends[1], NULL, write_name, "F"), 0);
    aio_bh_schedule_oneshot(qemu_get_aio_context(), write_name, "B");
    timer_mod(&in_default, 0);
    timer_mod(&in_context, 0);
    ran[0] = '\0';
    main_loop_wait(false); /* does not wait */
    assert_string_equal(ran, "BFCD");
    qemu_set_fd_handler(ends[1], NULL, NULL, NULL);
    main_loop_wait(true);
    assert_string_equal(ran, "BFCD");
    close(ends[0]);
    close(ends[1]);
}

static void a_bottom_half_that_a_timer_schedules_runs_in_the_next_turn(void **state)
{
    QEMUTimer ts;

    fake_clock_install(QEMU_CLOCK_REALTIME);
    timer_init_ns(&ts, QEMU_CLOCK_REALTIME, schedules_a_bottom_half, NULL);
    timer_mod(&ts, 0);
    ran[0] = '\0';
    main_loop_wait(true);
    assert_string_equal(ran, "T");
    main_loop_wait(false); /* does not wait */
    assert_string_equal(ran, "TB");
}

static void main_loop_wait_of_non_zero_does_not_wait(void **state)
{
    QEMUTimer ts;

    timer_init_ns(&ts, QEMU_CLOCK_REALTIME, write_name, "X");
    timer_mod(&ts, INT64_MAX - 1);
    main_loop_wait(true);
    main_loop_wait(10);
    timer_del(&ts);
}

static void *notify(void *opaque)
{
    qemu_notify_event();
    return NULL;
}

static void notify_event_from_another_thread_ends_a_wait(void **state)
{
    pthread_t thread;

    main_loop_wait(true);
    pthread_create(&thread, NULL, notify, NULL);
    main_loop_wait(false);
    pthread_join(thread, NULL);
}

static void notify_event_is_one_write_and_keeps_errno(void **state)
{
    main_loop_wait(true);
    calls_reset();
    errno = E2BIG;
    qemu_notify_event();
    qemu_notify_event();
    assert_int_equal(errno, E2BIG);
    assert_int_equal(calls_made(CALL_WRITE), 1);
    main_loop_wait(false);
    calls_reset();
    qemu_notify_event();
    assert_int_equal(calls_made(CALL_WRITE), 1);
    main_loop_wait(false);
}

static void a_list_without_a_callback_tells_the_main_loop(void **state)
{
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_REALTIME, NULL, NULL);
    QEMUTimer ts;

    main_loop_wait(true);
    calls_reset();
    timer_init_tl(&ts, list, 1, write_name, "X");
    timer_mod(&ts, INT64_MAX);
    assert_int_equal(calls_made(CALL_WRITE), 1);
    main_loop_wait(false);
    timer_del(&ts);
    timerlist_free(list);
}

static void *arm_a_default_timer(void *opaque)
{
    timer_mod(opaque, 0);
    return NULL;
}

static void a_default_timer_armed_by_another_thread_ends_a_wait(void **state)
{
    pthread_t thread;
    QEMUTimer ts;

    timer_init_ns(&ts, QEMU_CLOCK_REALTIME, write_name, "X");
    main_loop_wait(true);
    ran[0] = '\0';
    pthread_create(&thread, NULL, arm_a_default_timer, &ts);
    while (!ran[0]) {
        main_loop_wait(false);
    }
    pthread_join(thread, NULL);
    assert_string_equal(ran, "X");
}

static void runs_a_turn(void *opaque)
{
    strcat(ran, "(");
    main_loop_wait(true);
    strcat(ran, ")");
}

static void main_loop_wait_may_be_called_from_a_callback(void **state)
{
    QEMUTimer outer, inner;

    fake_clock_install(QEMU_CLOCK_REALTIME);
    timer_init_ns(&outer, QEMU_CLOCK_REALTIME, runs_a_turn, NULL);
    timer_init_ns(&inner, QEMU_CLOCK_REALTIME, write_name, "I");
    timer_mod(&outer, 0);
    timer_mod(&inner, 0);
    ran[0] = '\0';
    main_loop_wait(true);
    assert_string_equal(ran, "(I)");
}

static void poll_ns_is_ppoll(void **state)
{
    struct pollfd fd = {.events = POLLIN};
    int ends[2];

    assert_return_code(pipe(ends), errno);
    fd.fd = ends[0];
    assert_int_equal(qemu_poll_ns((struct _GPollFD *)&fd, 1, 0), 0);
    assert_int_equal(qemu_poll_ns((struct _GPollFD *)&fd, 1, 1), 0);
    assert_int_equal(write(ends[1], "x", 1), 1);
    assert_int_equal(qemu_poll_ns((struct _GPollFD *)&fd, 1, -1), 1);
    assert_int_equal(qemu_poll_ns((struct _GPollFD *)&fd, 1, INT64_MAX), 1);
    assert_int_equal(fd.revents, POLLIN);
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(without_a_main_loop_its_verbs_stop_and_notify_does_nothing),
        PROMISE(descriptors_run_out_only_when_a_context_is_made),
        PROMISE(making_the_main_loop_may_fail_and_be_tried_again),
        PROMISE_THAT_KEEPS(the_main_loop_is_made_once),
        /* keeps the array of the context's list */
        PROMISE_THAT_KEEPS(
            a_turn_runs_bottom_halves_then_descriptors_then_timers),
        PROMISE(a_bottom_half_that_a_timer_schedules_runs_in_the_next_turn),
        PROMISE(main_loop_wait_of_non_zero_does_not_wait),
        PROMISE(notify_event_from_another_thread_ends_a_wait),
        PROMISE(notify_event_is_one_write_and_keeps_errno),
        PROMISE(a_list_without_a_callback_tells_the_main_loop),
        PROMISE(a_default_timer_armed_by_another_thread_ends_a_wait),
        PROMISE(main_loop_wait_may_be_called_from_a_callback),
        PROMISE(poll_ns_is_ppoll),
    };

    return cmocka_run_group_tests_name("mainloop", tests, NULL, NULL);
}
