/*
 * loop: the main loop and the alarm, by the old names.
 */
#include "fake-clock.h"
#include "promise.h"

#include "qemu-timer.h"
#include "main-loop.h"

#include <unistd.h>
#include <vmtimer/extras.h>

#define MS INT64_C(1000000)

extern int64_t clock_start; /* declared from level 600 on */

static unsigned fired;

static void count(void *opaque)
{
    fired++;
}

static int make_loop(void **state)
{
    return qemu_init_main_loop();
}

static void starting_takes_arguments_or_none(void **state)
{
    init_clocks();
    init_clocks(NULL);
    assert_int_equal(qemu_init_main_loop(), 0);
    assert_int_equal(qemu_init_main_loop(NULL), 0);
}

static void the_alarm_is_nobodys_business(void **state)
{
    configure_alarms("?");
    configure_alarms("dynticks");
    assert_int_equal(init_timer_alarm(), 0);
    quit_timers();
}

static void qemu_alarm_pending_tells_of_due_timers(void **state)
{
    QEMUTimer *ts = qemu_new_timer(vm_clock, count, NULL);

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    assert_false(qemu_alarm_pending());
    qemu_mod_timer(ts, 1);
    assert_false(qemu_alarm_pending());
    qemu_mod_timer(ts, 0);
    assert_true(qemu_alarm_pending());
    qemu_free_timer(ts);
}

static void qemu_calculate_timeout_is_ms_up_to_a_second(void **state)
{
    QEMUTimer *ts = qemu_new_timer(vm_clock, count, NULL);

    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    assert_int_equal(qemu_calculate_timeout(), 1000);
    qemu_mod_timer(ts, 1);
    assert_int_equal(qemu_calculate_timeout(), 1);
    qemu_mod_timer(ts, 20 * MS);
    assert_int_equal(qemu_calculate_timeout(), 20);
    qemu_mod_timer(ts, 5000 * MS);
    assert_int_equal(qemu_calculate_timeout(), 1000);
    qemu_mod_timer(ts, 0);
    assert_int_equal(qemu_calculate_timeout(), 0);
    qemu_free_timer(ts);
}

/* Behind main-loop.h, of 1.0 to 1.3: a flag, and an int that is 0. */
static void main_loop_wait_of_1_0_returns_0(void **state)
{
    QEMUTimer *ts = qemu_new_timer(vm_clock, count, NULL);

    fired = 0;
    qemu_mod_timer(ts, 0);
    assert_int_equal(main_loop_wait(true), 0);
    assert_int_equal(fired, 1);
    qemu_free_timer(ts);
}

/* A wait that was not ended by its ms would not end here. */
static void main_loop_wait_in_ms_ends_by_itself(void **state)
{
    vmtimer_main_loop_wait_ms(0);
    fake_clock_install(QEMU_CLOCK_REALTIME);
    vmtimer_main_loop_wait_ms(0);
    assert_false(qemu_clock_has_timers(rt_clock));
    fake_clock_remove_all();
    vmtimer_main_loop_wait_ms(1);
    assert_false(qemu_clock_has_timers(rt_clock));
}

/* A pipe with a byte in it, whose reader says whether it can read. */
static struct {
    int ends[2];
    bool can_read;
    unsigned asked;
    unsigned read;
} pipe_of_old;

static int can_read(void *opaque)
{
    pipe_of_old.asked++;
    return pipe_of_old.can_read;
}

static void read_the_byte(void *opaque)
{
    char byte;

    pipe_of_old.read += read(pipe_of_old.ends[0], &byte, 1) == 1;
    pipe_of_old.can_read = false;
}

static void a_reader_that_cannot_read_is_asked_again_and_does_not_spin(void **state)
{
    pipe_of_old.read = pipe_of_old.asked = 0;
    pipe_of_old.can_read = false;
    assert_int_equal(pipe(pipe_of_old.ends), 0);
    assert_int_equal(write(pipe_of_old.ends[1], "xy", 2), 2);
    qemu_set_fd_handler2(pipe_of_old.ends[0], can_read, read_the_byte, NULL, NULL);
    main_loop_wait(true);
    assert_int_equal(pipe_of_old.asked, 1);
    for (int i = 0; i < 3; i++) {
        main_loop_wait(false); /* up to 10 ms, and no event */
    }
    assert_in_range(pipe_of_old.asked, 2, 5);
    assert_int_equal(pipe_of_old.read, 0);
    pipe_of_old.can_read = true;
    while (!pipe_of_old.read) {
        main_loop_wait(false);
    }
    main_loop_wait(true);
    assert_int_equal(pipe_of_old.read, 1);
    qemu_set_fd_handler2(pipe_of_old.ends[0], NULL, NULL, NULL, NULL);
    main_loop_wait(true);
    main_loop_wait(true); /* frees what was deleted */
    close(pipe_of_old.ends[0]);
    close(pipe_of_old.ends[1]);
}

static void other_names_read_and_move_running_time(void **state)
{
    cpu_ticks_init();
    init_clocks(qemu_timer_notify_cb);
    cpu_disable_ticks();
    int64_t now_ns = qtest_get_virtual_clock();

    qtest_clock_warp(now_ns + 7);
    assert_int_equal(cpus_get_virtual_clock(), now_ns + 7);
    assert_int_equal(cpus_get_elapsed_ticks(), cpu_get_ticks());
    cpu_enable_ticks();
    assert_true(cpu_get_clock_offset() <= 0);
    assert_true(clock_start > 0 && clock_start <= get_clock());
    init_clocks();
}

static const struct CMUnitTest tests[] = {
    PROMISE(starting_takes_arguments_or_none),
    PROMISE(the_alarm_is_nobodys_business),
    PROMISE(qemu_alarm_pending_tells_of_due_timers),
    PROMISE(qemu_calculate_timeout_is_ms_up_to_a_second),
    PROMISE(main_loop_wait_of_1_0_returns_0),
    PROMISE(main_loop_wait_in_ms_ends_by_itself),
    PROMISE(a_reader_that_cannot_read_is_asked_again_and_does_not_spin),
    PROMISE(other_names_read_and_move_running_time),
};

int main(void)
{
    return cmocka_run_group_tests(tests, make_loop, NULL);
}
