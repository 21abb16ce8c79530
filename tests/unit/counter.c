/*
 * counter: a ptimer on frozen virtual time, that records its firings.
 */
#include "counter.h"

#include <stdlib.h>

static void fire(void *opaque)
{
    Counter *c = opaque;

    c->fired++;
    c->fired_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) - c->start_ns;
    c->depth++;
    c->deepest = c->depth > c->deepest ? c->depth : c->deepest;
    if (c->then) {
        c->then(c);
    }
    c->depth--;
}

Counter *counter_new(uint8_t policy)
{
    Counter *c = calloc(1, sizeof *c);

    cpu_disable_ticks();
    c->start_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    c->ptimer = ptimer_init(fire, c, policy);
    return c;
}

void counter_free(Counter *c)
{
    ptimer_free(c->ptimer);
    free(c);
}

void counter_start(Counter *c, int64_t period_ns, uint64_t limit, int mode)
{
    ptimer_transaction_begin(c->ptimer);
    ptimer_set_period(c->ptimer, period_ns);
    ptimer_set_limit(c->ptimer, limit, 1);
    ptimer_run(c->ptimer, mode);
    ptimer_transaction_commit(c->ptimer);
}

void counter_run_to(Counter *c, int64_t ns)
{
    qemu_clock_advance_virtual_time(c->start_ns + ns);
}

uint64_t counter_read(Counter *c)
{
    return ptimer_get_count(c->ptimer);
}
