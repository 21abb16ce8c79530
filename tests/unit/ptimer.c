/*
 * ptimer: what a counter without policies does, on the real timer core.
 */
#include "counter.h"
#include "fake-clock.h"

static void a_new_counter_is_off_and_0(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    assert_int_equal(counter_read(c), 0);
    assert_int_equal(ptimer_get_limit(c->ptimer), 0);
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    counter_free(c);
}

/* 1 MHz, limit 1000: the figures of QEMU's documentation of policies. */
static void a_count_falls_1_ns_after_the_start_and_then_each_period(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, 1000, 1000, PERIODIC);
    assert_int_equal(counter_read(c), 1000);
    for (int64_t tick = 0; tick < 1000; tick++) {
        counter_run_to(c, tick * 1000 + 1);
        assert_int_equal(counter_read(c), 999 - tick);
        counter_run_to(c, tick * 1000 + 999);
        assert_int_equal(counter_read(c), 999 - tick);
        counter_run_to(c, tick * 1000 + 1000);
        assert_int_equal(counter_read(c), tick < 999 ? 999 - tick : 1000);
    }
    assert_int_equal(c->fired, 1);
    counter_free(c);
}

static void a_periodic_counter_fires_every_limit_and_starts_again(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 10, PERIODIC);
    for (unsigned i = 0; i < 5; i++) {
        assert_fires_at(c, (i + 1) * 10 * MS, i);
        assert_int_equal(counter_read(c), 10);
    }
    counter_free(c);
}

static void a_one_shot_counter_fires_once_and_stays_at_0(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 10, ONE_SHOT);
    assert_fires_at(c, 10 * MS, 0);
    assert_int_equal(counter_read(c), 0);
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    counter_change(c, ptimer_run(c->ptimer, ONE_SHOT));
    assert_int_equal(c->fired, 2); /* started at 0 */
    assert_fires_at(c, 20 * MS, 2);
    counter_free(c);
}

static void a_round_that_has_ended_and_not_run_reads_0(void **state)
{
    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 10, PERIODIC);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 10 * MS - 1);
    assert_int_equal(counter_read(c), 0);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 10 * MS);
    assert_int_equal(counter_read(c), 0);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 17 * MS);
    assert_int_equal(counter_read(c), 0);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    assert_int_equal(counter_read(c), 3);
    counter_free(c);
}

static void a_late_round_does_not_delay_the_next(void **state)
{
    fake_clock_install(QEMU_CLOCK_VIRTUAL);
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 10, PERIODIC);
    fake_clock_set_ns(QEMU_CLOCK_VIRTUAL, 35 * MS);
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    assert_int_equal(c->fired, 3);
    assert_int_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, -1), 5 * MS);
    counter_free(c);
}

static void a_stopped_counter_keeps_its_count_and_goes_on_from_it(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 10, ONE_SHOT);
    counter_run_to(c, 3 * MS);
    counter_change(c, ptimer_stop(c->ptimer));
    counter_run_to(c, 50 * MS);
    assert_int_equal(counter_read(c), 7);
    counter_change(c, ptimer_stop(c->ptimer)); /* off already */
    assert_int_equal(counter_read(c), 7);
    counter_change(c, ptimer_run(c->ptimer, ONE_SHOT));
    assert_fires_at(c, 57 * MS, 0);
    counter_free(c);
}

static void the_part_of_a_tick_that_has_passed_is_lost_by_a_stop(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 10, ONE_SHOT);
    counter_run_to(c, 3 * MS + 1);
    counter_change(c, ptimer_stop(c->ptimer));
    assert_int_equal(counter_read(c), 6);
    counter_change(c, ptimer_run(c->ptimer, ONE_SHOT));
    assert_fires_at(c, 9 * MS + 1, 0);
    counter_free(c);
}

static void a_run_while_it_counts_changes_the_mode_alone(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 10, PERIODIC);
    counter_run_to(c, 4 * MS + 1);
    counter_change(c, ptimer_run(c->ptimer, ONE_SHOT));
    assert_int_equal(counter_read(c), 5);
    assert_fires_at(c, 10 * MS, 0);
    assert_int_equal(counter_read(c), 0);
    counter_start(c, MS, 10, ONE_SHOT);
    counter_run_to(c, 15 * MS);
    counter_change(c, ptimer_run(c->ptimer, PERIODIC));
    assert_fires_at(c, 20 * MS, 1);
    assert_fires_at(c, 30 * MS, 2);
    counter_free(c);
}

static void a_new_count_counts_from_now(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_change(c, ptimer_set_count(c->ptimer, 3)); /* while off */
    assert_int_equal(counter_read(c), 3);
    counter_start(c, MS, 10, PERIODIC);
    counter_run_to(c, 4 * MS + 5);
    counter_change(c, ptimer_set_count(c->ptimer, 3));
    assert_int_equal(counter_read(c), 3);
    assert_fires_at(c, 7 * MS + 5, 0);
    assert_fires_at(c, 17 * MS + 5, 1);
    counter_free(c);
}

static void a_new_limit_waits_for_the_next_round_or_is_loaded_now(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 10, PERIODIC);
    counter_run_to(c, 4 * MS);
    counter_change(c, ptimer_set_limit(c->ptimer, 2, 0));
    assert_int_equal(ptimer_get_limit(c->ptimer), 2);
    assert_int_equal(counter_read(c), 6);
    assert_fires_at(c, 10 * MS, 0);
    assert_fires_at(c, 12 * MS, 1);
    counter_run_to(c, 13 * MS);
    counter_change(c, ptimer_set_limit(c->ptimer, 5, 1));
    assert_int_equal(counter_read(c), 5);
    assert_fires_at(c, 18 * MS, 2);
    assert_fires_at(c, 23 * MS, 3);
    counter_free(c);
}

static void a_new_period_goes_on_from_the_present_count(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 10, PERIODIC);
    counter_run_to(c, 4 * MS);
    counter_change(c, ptimer_set_period(c->ptimer, 2 * MS));
    assert_int_equal(counter_read(c), 6);
    assert_fires_at(c, 16 * MS, 0);
    assert_fires_at(c, 36 * MS, 1);
    counter_run_to(c, 36 * MS + 1);
    counter_change(c, ptimer_set_freq(c->ptimer, 1000));
    assert_int_equal(counter_read(c), 9); /* the first tick had begun */
    assert_fires_at(c, 45 * MS + 1, 2);
    counter_free(c);
}

static void a_counter_stands_while_the_machine_is_stopped(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    fake_kernel_clock_hold();
    counter_start(c, MS, 10, PERIODIC);
    counter_run_to(c, 4 * MS);
    cpu_enable_ticks();
    vmtimer_vm_stop();
    fake_kernel_clock_advance_ns(100 * MS);
    qemu_clock_run_all_timers();
    assert_int_equal(counter_read(c), 6);
    vmtimer_vm_start();
    fake_kernel_clock_advance_ns(6 * MS - 1);
    qemu_clock_run_all_timers();
    assert_int_equal(c->fired, 0);
    fake_kernel_clock_advance_ns(1);
    qemu_clock_run_all_timers();
    assert_int_equal(c->fired, 1);
    counter_free(c);
}

static void a_counter_may_be_freed_while_it_counts(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 10, PERIODIC);
    counter_free(c);
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    ptimer_free(NULL);
}

static void without_a_period_a_counter_stays_off_and_says_so(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, 0, 10, PERIODIC);
    assert_string_equal(take_log(),
                        "ptimer_run: a timer with period zero stays off\n");
    counter_start(c, MS, 10, PERIODIC);
    counter_run_to(c, 3 * MS);
    counter_change(c, ptimer_set_period(c->ptimer, 0));
    assert_string_equal(take_log(),
                        "ptimer: a timer with period zero was switched off\n");
    assert_int_equal(counter_read(c), 7);
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    counter_free(c);
}

static void with_nothing_to_count_a_counter_is_switched_off_and_says_so(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, MS, 0, PERIODIC);
    assert_string_equal(take_log(),
                        "ptimer: a timer with nothing to count was switched off\n");
    assert_int_equal(c->fired, 1); /* it was at 0 */
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    counter_free(c);
}

static void a_test_that_drives_the_machine_hears_no_warnings(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    qtest_allowed = true;
    counter_start(c, 0, 10, PERIODIC);
    counter_start(c, MS, 0, PERIODIC);
    qtest_allowed = false;
    assert_string_equal(take_log(), "");
    counter_free(c);
}

static void a_counter_without_a_callback_cannot_be_made(void **state)
{
    assert_stops("ptimer_init: no callback (NULL)", ptimer_init(NULL, NULL, 0));
}

static void the_two_ways_not_to_fire_at_0_exclude_each_other(void **state)
{
    assert_stops("ptimer_init: TRIGGER_ONLY_ON_DECREMENT excludes "
                 "NO_IMMEDIATE_TRIGGER",
                 ptimer_init((ptimer_cb)ptimer_free, NULL,
                             PTIMER_POLICY_TRIGGER_ONLY_ON_DECREMENT
                                 | PTIMER_POLICY_NO_IMMEDIATE_TRIGGER));
}

static const struct CMUnitTest tests[] = {
    PROMISE(a_new_counter_is_off_and_0),
    PROMISE(a_count_falls_1_ns_after_the_start_and_then_each_period),
    PROMISE(a_periodic_counter_fires_every_limit_and_starts_again),
    PROMISE(a_one_shot_counter_fires_once_and_stays_at_0),
    PROMISE(a_round_that_has_ended_and_not_run_reads_0),
    PROMISE(a_late_round_does_not_delay_the_next),
    PROMISE(a_stopped_counter_keeps_its_count_and_goes_on_from_it),
    PROMISE(the_part_of_a_tick_that_has_passed_is_lost_by_a_stop),
    PROMISE(a_run_while_it_counts_changes_the_mode_alone),
    PROMISE(a_new_count_counts_from_now),
    PROMISE(a_new_limit_waits_for_the_next_round_or_is_loaded_now),
    PROMISE(a_new_period_goes_on_from_the_present_count),
    PROMISE(a_counter_stands_while_the_machine_is_stopped),
    PROMISE(a_counter_may_be_freed_while_it_counts),
    PROMISE(without_a_period_a_counter_stays_off_and_says_so),
    PROMISE(with_nothing_to_count_a_counter_is_switched_off_and_says_so),
    PROMISE(a_test_that_drives_the_machine_hears_no_warnings),
    PROMISE(a_counter_without_a_callback_cannot_be_made),
    PROMISE(the_two_ways_not_to_fire_at_0_exclude_each_other),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
