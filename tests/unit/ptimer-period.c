/*
 * ptimer-period: how long a round is, to the ns and below.
 *
 * A period is a whole number of 2^-32 ns; a round of n ticks lasts the whole ns
 * in n periods, and starts where the last one ended.
 */
#include "counter.h"

#include <limits.h>

static int64_t first_round_ns(Counter *c)
{
    return qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, -1);
}

static void a_frequency_is_a_period_in_ns_and_2_to_the_minus_32(void **state)
{
    static const struct {
        uint32_t freq;
        uint64_t count;
        int64_t ns;
    } rows[] = {
        {1, 1, 1000000000},
        {3, 1, 333333333},
        {3, 3, 999999999}, /* 0.33333333325... of a ns is cut off thrice */
        {32768, 1, 30517},
        {32768, 64, 1953125},
        {32768, 32768, 1000000000},
        {1000000, 1000, 1000000},
        {999999999, 1000000000, 1000000000},
        {1000000000, 12345, 12345},
        {2000000000, 40000, 20000}, /* half a ns */
        {4000000000, 99999, 24999},
        {UINT32_MAX, UINT32_MAX, 999999999},
        {7, UINT64_C(7) << 31, (INT64_C(1000000000) << 31) - 2},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Counter *c = counter_new(PTIMER_POLICY_LEGACY);

        counter_change(c, ptimer_set_freq(c->ptimer, rows[i].freq);
                       ptimer_set_count(c->ptimer, rows[i].count);
                       ptimer_run(c->ptimer, ONE_SHOT));
        if (first_round_ns(c) != rows[i].ns) {
            fail_msg("%u Hz, %llu ticks: %lld ns, not %lld", rows[i].freq,
                     (unsigned long long)rows[i].count,
                     (long long)first_round_ns(c), (long long)rows[i].ns);
        }
        counter_free(c);
    }
}

static void a_period_from_a_clock_is_exact(void **state)
{
    static const struct {
        uint64_t period; /* 2^-32 ns */
        unsigned divisor;
        uint64_t count;
        int64_t ns;
    } rows[] = {
        {UINT64_C(100) << 32, 1, 1000, 100000},
        {UINT64_C(100) << 32, 256, 10, 256000},
        {UINT64_C(1) << 31, 2, 20000, 20000},
        {UINT64_C(1) << 31, 3, 20000, 30000},
        {0xffffffff, 16, 1000, 15999},      /* just below 16 ns */
        {(UINT64_C(5) << 32) | 0xc0000000, 3, 4, 69}, /* 5.75 * 12 */
        {UINT64_C(1) << 32, UINT_MAX, 2, 2 * (int64_t)UINT_MAX},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Counter *c = counter_new(PTIMER_POLICY_LEGACY);
        Clock clk = {.period = rows[i].period};

        assert_int_equal(clock_get(&clk), rows[i].period);
        counter_change(c, ptimer_set_period_from_clock(c->ptimer, &clk,
                                                       rows[i].divisor);
                       ptimer_set_count(c->ptimer, rows[i].count);
                       ptimer_run(c->ptimer, ONE_SHOT));
        assert_int_equal(first_round_ns(c), rows[i].ns);
        counter_free(c);
    }
}

static void a_period_below_1_ns_counts(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_change(c, ptimer_set_freq(c->ptimer, 2000000000);
                   ptimer_set_limit(c->ptimer, 100000, 1);
                   ptimer_run(c->ptimer, PERIODIC));
    counter_run_to(c, 1);
    assert_int_equal(counter_read(c), 99998);
    counter_run_to(c, 25000);
    assert_int_equal(counter_read(c), 50000);
    assert_fires_at(c, 50000, 0);
    counter_free(c);
}

static void a_periodic_round_below_10_us_is_stretched_to_that(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, 100, 10, PERIODIC);
    assert_int_equal(counter_read(c), 10);
    counter_run_to(c, 5000);
    assert_int_equal(counter_read(c), 5);
    assert_fires_at(c, 10000, 0);
    assert_fires_at(c, 20000, 1);
    counter_start(c, 100, 100, PERIODIC); /* 10 us is not below */
    assert_fires_at(c, 30000, 2);
    counter_start(c, 100, 99, PERIODIC); /* 101 ns a tick */
    assert_fires_at(c, 30000 + 99 * 101, 3);
    counter_free(c);
}

static void a_stretched_period_is_not_stored(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, 100, 10, PERIODIC);
    counter_change(c, ptimer_set_limit(c->ptimer, 1000, 1));
    assert_fires_at(c, 100000, 0);
    counter_free(c);
}

static void a_one_shot_round_is_never_stretched(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, 100, 10, ONE_SHOT);
    assert_fires_at(c, 1000, 0);
    counter_free(c);
}

static void with_counted_instructions_no_round_is_stretched(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    use_icount = 1;
    counter_start(c, 100, 10, PERIODIC);
    assert_fires_at(c, 1000, 0);
    assert_fires_at(c, 2000, 1);
    use_icount = 0;
    counter_free(c);
}

static void with_a_test_driving_no_round_is_stretched(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    qtest_allowed = true;
    counter_start(c, 100, 10, PERIODIC);
    assert_fires_at(c, 1000, 0);
    assert_fires_at(c, 2000, 1);
    qtest_allowed = false;
    counter_free(c);
}

static void a_frequency_of_0_stops_the_program(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    assert_stops("ptimer_set_freq: a frequency of 0 has no period",
                 counter_change(c, ptimer_set_freq(c->ptimer, 0)));
    counter_free(c);
}

/* 2^64 - 1 ns are 584 years, twice what a time can be. */
static void a_round_longer_than_time_counts_and_does_not_fire(void **state)
{
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);

    counter_start(c, 1, UINT64_MAX, PERIODIC);
    assert_true(counter_read(c) == UINT64_MAX);
    counter_run_to(c, 1000 * MS);
    assert_int_equal(c->fired, 0);
    assert_true(counter_read(c) == UINT64_MAX - 1000 * MS);
    counter_change(c, ptimer_set_freq(c->ptimer, 3));
    counter_run_to(c, 1999 * MS);
    assert_true(counter_read(c) == UINT64_MAX - 1000 * MS - 3);
    counter_run_to(c, 2001 * MS);
    assert_true(counter_read(c) == UINT64_MAX - 1000 * MS - 4);
    counter_free(c);
}

static const struct CMUnitTest tests[] = {
    PROMISE(a_frequency_is_a_period_in_ns_and_2_to_the_minus_32),
    PROMISE(a_period_from_a_clock_is_exact),
    PROMISE(a_period_below_1_ns_counts),
    PROMISE(a_periodic_round_below_10_us_is_stretched_to_that),
    PROMISE(a_stretched_period_is_not_stored),
    PROMISE(a_one_shot_round_is_never_stretched),
    PROMISE(with_counted_instructions_no_round_is_stretched),
    PROMISE(with_a_test_driving_no_round_is_stretched),
    PROMISE(a_frequency_of_0_stops_the_program),
    PROMISE(a_round_longer_than_time_counts_and_does_not_fire),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
