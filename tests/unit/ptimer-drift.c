/*
 * ptimer-drift: a million rounds, to the ns.
 */
#include "counter.h"
#include "share.h"

enum { ROUNDS = 1000000 };

/* The whole ns in one round; what 10^6 rounds lose against the frequency. */
static void rounds_drift_exactly(uint32_t freq, uint64_t limit, int64_t lost_ns)
{
    uint64_t rounds = share_of(ROUNDS);
    Counter *c = counter_new(PTIMER_POLICY_LEGACY);
    int64_t ideal_ns = (int64_t)(limit * rounds * UINT64_C(1000000000) / freq);

    counter_change(c, ptimer_set_freq(c->ptimer, freq);
                   ptimer_set_limit(c->ptimer, limit, 1);
                   ptimer_run(c->ptimer, PERIODIC));
    lost_ns = (int64_t)((uint64_t)lost_ns * rounds / ROUNDS);
    assert_fires_at(c, ideal_ns - lost_ns, (unsigned)rounds - 1);
    counter_free(c);
}

/* Of one tick, a third of a ns; of three, whose sum is below 1 ns, all of it. */
static void a_million_rounds_at_3_hz_lose_what_each_cuts_off(void **state)
{
    rounds_drift_exactly(3, 1, 333333);
    rounds_drift_exactly(3, 3, 1000000);
}

/* 30517.578125 ns; of 64, whole ns. */
static void a_million_rounds_at_32768_hz_lose_what_each_cuts_off(void **state)
{
    rounds_drift_exactly(32768, 1, 578125);
    rounds_drift_exactly(32768, 64, 0);
}

static void a_million_rounds_at_1_ghz_lose_nothing(void **state)
{
    rounds_drift_exactly(1000000000, 12345, 0);
}

static const struct CMUnitTest tests[] = {
    PROMISE(a_million_rounds_at_3_hz_lose_what_each_cuts_off),
    PROMISE(a_million_rounds_at_32768_hz_lose_what_each_cuts_off),
    PROMISE(a_million_rounds_at_1_ghz_lose_nothing),
};

int main(void)
{
    return cmocka_run_group_tests(tests, NULL, NULL);
}
