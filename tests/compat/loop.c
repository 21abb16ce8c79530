/*
 * loop: the main loop and the alarm, by the old names.
 */
#include "fake-clock.h"
#include "promise.h"

#include "qemu-timer.h"
#include "main-loop.h"

#include <vmtimer/extras.h>

#define MS INT64_C(1000000)

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

static const struct CMUnitTest tests[] = {
    PROMISE(starting_takes_arguments_or_none),
    PROMISE(the_alarm_is_nobodys_business),
    PROMISE(qemu_alarm_pending_tells_of_due_timers),
    PROMISE(qemu_calculate_timeout_is_ms_up_to_a_second),
    PROMISE(main_loop_wait_of_1_0_returns_0),
    PROMISE(main_loop_wait_in_ms_ends_by_itself),
};

int main(void)
{
    return cmocka_run_group_tests(tests, make_loop, NULL);
}
