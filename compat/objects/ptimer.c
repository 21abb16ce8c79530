/*
 * ptimer: the counter's verbs, which ask what they were given: a counter with a
 * bottom half, until 4.1, or one of the newest, of an object beside.
 */
#include "object.h"

#include "../lib/old-ptimer.h"

OLD(void, ptimer_free, (ptimer_state *s))
{
    vmtimer_ptimer_free(s);
}

OLD(void, ptimer_transaction_begin, (ptimer_state *s))
{
    vmtimer_ptimer_transaction_begin(s);
}

OLD(void, ptimer_transaction_commit, (ptimer_state *s))
{
    vmtimer_ptimer_transaction_commit(s);
}

OLD(void, ptimer_set_period, (ptimer_state *s, int64_t period))
{
    vmtimer_ptimer_set_period(s, period);
}

OLD(void, ptimer_set_period_from_clock, (ptimer_state *s, const Clock *clk,
                                         unsigned int divisor))
{
    vmtimer_ptimer_set_period_from_clock(s, clk, divisor);
}

OLD(void, ptimer_set_freq, (ptimer_state *s, uint32_t freq))
{
    vmtimer_ptimer_set_freq(s, freq);
}

OLD(void, ptimer_set_limit, (ptimer_state *s, uint64_t limit, int reload))
{
    vmtimer_ptimer_set_limit(s, limit, reload);
}

OLD(uint64_t, ptimer_get_limit, (ptimer_state *s))
{
    return vmtimer_ptimer_get_limit(s);
}

OLD(uint64_t, ptimer_get_count, (ptimer_state *s))
{
    return vmtimer_ptimer_get_count(s);
}

OLD(void, ptimer_set_count, (ptimer_state *s, uint64_t count))
{
    vmtimer_ptimer_set_count(s, count);
}

OLD(void, ptimer_run, (ptimer_state *s, int oneshot))
{
    vmtimer_ptimer_run(s, oneshot);
}

OLD(void, ptimer_stop, (ptimer_state *s))
{
    vmtimer_ptimer_stop(s);
}
