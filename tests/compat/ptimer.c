/*
 * ptimer: the counter of 1.1 to 2.6.
 */
#include "promise.h"

#include "main-loop.h"
#include "ptimer-levels.h"

#include <vmtimer/extras.h>

static unsigned ticks;
static int64_t start_ns; /* where running time stood first */

static void tick(void *opaque)
{
    ticks++;
}

static int make_loop(void **state)
{
    return qemu_init_main_loop(NULL);
}

static void stand_still(void)
{
    cpu_disable_ticks();
    start_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
}

/* Go to @ns after the start, and let bottom halves run on the way. */
static void run_to(int64_t ns)
{
    while (qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, -1) >= 0
           && qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)
              + qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, -1)
              <= start_ns + ns) {
        vmtimer_clock_step(QEMU_CLOCK_VIRTUAL);
        main_loop_wait(true);
    }
    qemu_clock_advance_virtual_time(start_ns + ns);
    main_loop_wait(true);
}

static QEMUBH *bh;

static ptimer_state *counter(uint32_t freq, uint64_t limit)
{
    ptimer_state *s;

    bh = qemu_bh_new(tick, NULL);
    s = ptimer_init(bh);
    stand_still();
    ticks = 0;
    ptimer_set_freq(s, freq);
    ptimer_set_limit(s, limit, 1);
    return s;
}

static void done(ptimer_state *s)
{
    ptimer_free(s);
    qemu_bh_delete(bh);
    main_loop_wait(true);
}

static void a_periodic_ptimer_ticks_a_thousand_times_on_time(void **state)
{
    ptimer_state *s = counter(1000000, 1000);

    ptimer_run(s, 0);
    for (unsigned i = 1; i <= 1000; i++) {
        run_to(i * INT64_C(1000000) - 1);
        assert_int_equal(ticks, i - 1);
        run_to(i * INT64_C(1000000));
        assert_int_equal(ticks, i);
        assert_int_equal(ptimer_get_count(s), 1000);
    }
    done(s);
}

static void a_late_period_of_a_ptimer_delays_none(void **state)
{
    ptimer_state *s = counter(1000000, 1000);

    ptimer_run(s, 0);
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, false);
    run_to(1000000 + 300);
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, true);
    main_loop_wait(true); /* the timer runs, */
    main_loop_wait(true); /* then its bottom half */
    assert_int_equal(ticks, 1);
    run_to(2000000 - 1);
    assert_int_equal(ticks, 1);
    run_to(2000000);
    assert_int_equal(ticks, 2);
    done(s);
}

static void a_ptimer_loses_less_than_a_ns_per_period(void **state)
{
    ptimer_state *s = counter(3, 3);

    ptimer_run(s, 0);
    assert_int_equal(ptimer_get_count(s), 2); /* of 3 ticks, 1 ns is gone */
    run_to(999999998);
    assert_int_equal(ticks, 0);
    run_to(999999999);
    assert_int_equal(ticks, 1);
    run_to(INT64_C(999999999) * 1000 - 1);
    assert_int_equal(ticks, 999);
    run_to(INT64_C(999999999) * 1000);
    assert_int_equal(ticks, 1000);
    done(s);
}

static void a_ptimer_counts_down_and_never_up(void **state)
{
    ptimer_state *s = counter(1000000, 10);

    ptimer_run(s, 0);
    assert_int_equal(ptimer_get_count(s), 10);
    run_to(1);
    assert_int_equal(ptimer_get_count(s), 9);
    run_to(1000);
    assert_int_equal(ptimer_get_count(s), 9);
    run_to(9001);
    assert_int_equal(ptimer_get_count(s), 0);
    run_to(10000);
    assert_int_equal(ptimer_get_count(s), 10);
    done(s);
}

static void a_one_shot_ptimer_ticks_once_and_stays_at_0(void **state)
{
    ptimer_state *s = counter(1000000, 10);

    ptimer_run(s, 1);
    run_to(10000);
    assert_int_equal(ticks, 1);
    assert_int_equal(ptimer_get_count(s), 0);
    run_to(100000);
    assert_int_equal(ticks, 1);
    done(s);
}

static void a_stopped_ptimer_goes_on_from_its_count(void **state)
{
    ptimer_state *s = counter(1000000, 100);

    ptimer_run(s, 1);
    run_to(30000);
    ptimer_stop(s);
    assert_int_equal(ptimer_get_count(s), 70);
    run_to(500000);
    assert_int_equal(ptimer_get_count(s), 70);
    ptimer_run(s, 1);
    run_to(569999);
    assert_int_equal(ticks, 0);
    run_to(570000);
    assert_int_equal(ticks, 1);
    done(s);
}

static void a_second_run_of_a_ptimer_is_ignored(void **state)
{
    ptimer_state *s = counter(1000000, 100);

    ptimer_run(s, 0);
    run_to(50000);
    ptimer_run(s, 1);
    run_to(300000);
    assert_int_equal(ticks, 3);
    done(s);
}

static void a_new_count_starts_a_ptimer_from_now(void **state)
{
    ptimer_state *s = counter(1000000, 100);

    ptimer_run(s, 0);
    run_to(50000);
    ptimer_set_count(s, 20);
    run_to(69999);
    assert_int_equal(ticks, 0);
    run_to(70000);
    assert_int_equal(ticks, 1);
    run_to(170000);
    assert_int_equal(ticks, 2);
    done(s);
}

static void a_limit_below_10_us_is_raised(void **state)
{
    ptimer_state *s = counter(1000000, 3);

    ptimer_run(s, 0);
    assert_int_equal(ptimer_get_count(s), 10);
    run_to(9999);
    assert_int_equal(ticks, 0);
    run_to(10000);
    assert_int_equal(ticks, 1);
    done(s);
}

/* At 1 MHz, with a limit of 3. */
static void start_short(ptimer_state *s)
{
    stand_still();
    ticks = 0;
    ptimer_set_freq(s, 1000000);
    ptimer_set_limit(s, 3, 1);
    ptimer_run(s, 0);
}

static void a_limit_of_0_15_is_not_raised(void **state)
{
    ptimer_state *s = counter_of_0_15(bh = qemu_bh_new(tick, NULL));

    start_short(s);
    assert_int_equal(ptimer_get_count(s), 3);
    run_to(2999);
    assert_int_equal(ticks, 0);
    run_to(3000);
    assert_int_equal(ticks, 1);
    run_to(6000);
    assert_int_equal(ticks, 2);
    done(s);
}

/* Not the limit is raised, but the round stretched; and run changes the mode. */
static void a_ptimer_of_2_7_is_the_newest_behind_a_bottom_half(void **state)
{
    ptimer_state *s = counter_of_2_7(qemu_bh_new(tick, NULL));

    start_short(s);
    assert_int_equal(ptimer_get_limit(s), 3);
    run_to(9998);
    assert_int_equal(ticks, 0);
    run_to(9999);
    assert_int_equal(ticks, 1);
    ptimer_run(s, 1);
    run_to(100000);
    assert_int_equal(ticks, 2);
    ptimer_free(s);
    main_loop_wait(true);
}

static void a_ptimer_without_a_period_stays_off(void **state)
{
    ptimer_state *s = counter(1000000, 10);

    ptimer_set_period(s, 0);
    ptimer_run(s, 0);
    assert_non_null(strstr(take_log(), "ptimer: period zero"));
    assert_false(qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    done(s);
}

static void a_ptimer_at_0_ticks_at_once_and_goes_on(void **state)
{
    ptimer_state *s = counter(1000000, 10);

    ptimer_set_count(s, 0);
    ptimer_run(s, 0);
    main_loop_wait(true);
    assert_int_equal(ticks, 1);
    run_to(10000);
    assert_int_equal(ticks, 2);
    done(s);
}

static void a_ptimer_without_a_bottom_half_is_silent(void **state)
{
    ptimer_state *s = ptimer_init(NULL);

    stand_still();
    ptimer_set_period(s, 1000);
    ptimer_set_limit(s, 10, 1);
    ptimer_run(s, 0);
    run_to(15000);
    assert_int_equal(ptimer_get_count(s), 5);
    ptimer_free(s);
}

static void a_ptimer_with_a_bottom_half_may_have_policies(void **state)
{
    ptimer_state *s = ptimer_init(qemu_bh_new(tick, NULL),
                                  PTIMER_POLICY_NO_COUNTER_ROUND_DOWN);

    stand_still();
    ticks = 0;
    ptimer_set_freq(s, 1000000);
    ptimer_set_limit(s, 100, 1);
    assert_int_equal(ptimer_get_limit(s), 100);
    ptimer_run(s, 0);
    run_to(1);
    assert_int_equal(ptimer_get_count(s), 100);
    run_to(250000);
    assert_int_equal(ticks, 2);
    ptimer_set_count(s, 10);
    ptimer_stop(s);
    assert_int_equal(ptimer_get_count(s), 10);
    ptimer_free(s);
    main_loop_wait(true);
}

static void ptimers_of_every_era_work_in_one_file(void **state)
{
    ptimer_state *old = counter(1000000, 100);
    ptimer_state *young = ptimer_init(tick, NULL, PTIMER_POLICY_LEGACY);

    ptimer_transaction_begin(young);
    ptimer_set_freq(young, 1000000);
    ptimer_set_limit(young, 300, 1);
    ptimer_run(young, 0);
    ptimer_transaction_commit(young);
    ptimer_run(old, 0);
    run_to(300000);
    assert_int_equal(ticks, 4);
    assert_stops("ptimer_set_count: outside a transaction",
                 ptimer_set_count(young, 1));
    assert_stops("ptimer_transaction_begin: this counter has a bottom half",
                 ptimer_transaction_begin(old));
    ptimer_free(young);
    qemu_bh_delete(bh);
    ptimer_free(old);
    ptimer_free(NULL);
    main_loop_wait(true);
}

static const struct CMUnitTest tests[] = {
    PROMISE(a_periodic_ptimer_ticks_a_thousand_times_on_time),
    PROMISE(a_late_period_of_a_ptimer_delays_none),
    PROMISE(a_ptimer_loses_less_than_a_ns_per_period),
    PROMISE(a_ptimer_counts_down_and_never_up),
    PROMISE(a_one_shot_ptimer_ticks_once_and_stays_at_0),
    PROMISE(a_stopped_ptimer_goes_on_from_its_count),
    PROMISE(a_second_run_of_a_ptimer_is_ignored),
    PROMISE(a_new_count_starts_a_ptimer_from_now),
    PROMISE(a_limit_below_10_us_is_raised),
    PROMISE(a_limit_of_0_15_is_not_raised),
    PROMISE(a_ptimer_of_2_7_is_the_newest_behind_a_bottom_half),
    PROMISE(a_ptimer_without_a_period_stays_off),
    PROMISE(a_ptimer_at_0_ticks_at_once_and_goes_on),
    PROMISE(a_ptimer_without_a_bottom_half_is_silent),
    PROMISE(a_ptimer_with_a_bottom_half_may_have_policies),
    PROMISE(ptimers_of_every_era_work_in_one_file),
};

int main(void)
{
    return cmocka_run_group_tests(tests, make_loop, NULL);
}
