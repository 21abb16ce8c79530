/*
 * ptimer: one set of functions for the counters of every era.
 *
 * A counter is the library's own, an old one (until 2.6), or the library's own
 * behind a bottom half (2.7 to 4.1), where each setter is a transaction: what
 * the counter calls only schedules the bottom half, so it may act at once.
 *
 * Why so: doc/decisions/counter-says-what-it-is.md. Our headers lead here unless the level is 4.2 or newer.
 */
#include "old-ptimer.h"

#include "parts/ptimer-state.h"

_Static_assert(offsetof(struct ptimer_state, enabled) == 0,
               "a counter says by its first byte what it is");

/* The library's own, ready for a setter. */
static ptimer_state *begin(ptimer_state *s)
{
    if (with_bh(s)) {
        ptimer_transaction_begin(own(s));
    }
    return own(s);
}

static void commit(ptimer_state *s)
{
    if (with_bh(s)) {
        ptimer_transaction_commit(own(s));
    }
}

static void require_transactions(ptimer_state *s, const char *caller)
{
    if (old(s) || with_bh(s)) {
        vmt_bug("%s: this counter has a bottom half, and no transactions",
                caller);
    }
}

static void schedule(void *opaque)
{
    PtimerWithBh *p = opaque;

    if (p->bh) {
        qemu_bh_schedule(p->bh);
    }
}

ptimer_state *vmtimer_ptimer_init_1(QEMUBH *bh)
{
    return (ptimer_state *)(void *)old_ptimer_init(bh, false);
}

ptimer_state *vmtimer_ptimer_init_1_until_1_0(QEMUBH *bh)
{
    return (ptimer_state *)(void *)old_ptimer_init(bh, true);
}

ptimer_state *vmtimer_ptimer_init_2(QEMUBH *bh, uint8_t policy_mask)
{
    PtimerWithBh *p = malloc(sizeof *p);

    if (!p) {
        vmt_bug("ptimer_init: out of memory");
    }
    p->kind = PTIMER_WITH_BH;
    p->bh = bh;
    p->own = ptimer_init(schedule, p, policy_mask);
    return (ptimer_state *)(void *)p;
}

ptimer_state *vmtimer_ptimer_init_1_of_2_7(QEMUBH *bh)
{
    return vmtimer_ptimer_init_2(bh, PTIMER_POLICY_LEGACY);
}

/* 2.9 to 4.1 freed the bottom half, too. */
void vmtimer_ptimer_free(ptimer_state *s)
{
    if (!s || !(old(s) || with_bh(s))) {
        ptimer_free(s);
    } else if (old(s)) {
        old_ptimer_free(old(s));
    } else {
        PtimerWithBh *p = with_bh(s);

        ptimer_free(p->own);
        if (p->bh) {
            qemu_bh_delete(p->bh);
        }
        free(p);
    }
}

void vmtimer_ptimer_transaction_begin(ptimer_state *s)
{
    require_transactions(s, "ptimer_transaction_begin");
    ptimer_transaction_begin(s);
}

void vmtimer_ptimer_transaction_commit(ptimer_state *s)
{
    require_transactions(s, "ptimer_transaction_commit");
    ptimer_transaction_commit(s);
}

void vmtimer_ptimer_set_period_from_clock(ptimer_state *s, const Clock *clk,
                                          unsigned int divisor)
{
    require_transactions(s, "ptimer_set_period_from_clock");
    ptimer_set_period_from_clock(s, clk, divisor);
}

void vmtimer_ptimer_set_period(ptimer_state *s, int64_t period)
{
    if (old(s)) {
        old_ptimer_set_period(old(s), period);
        return;
    }
    ptimer_set_period(begin(s), period);
    commit(s);
}

void vmtimer_ptimer_set_freq(ptimer_state *s, uint32_t freq)
{
    if (old(s)) {
        old_ptimer_set_freq(old(s), freq);
        return;
    }
    ptimer_set_freq(begin(s), freq);
    commit(s);
}

void vmtimer_ptimer_set_limit(ptimer_state *s, uint64_t limit, int reload)
{
    if (old(s)) {
        old_ptimer_set_limit(old(s), limit, reload);
        return;
    }
    ptimer_set_limit(begin(s), limit, reload);
    commit(s);
}

uint64_t vmtimer_ptimer_get_limit(ptimer_state *s)
{
    return old(s) ? old_ptimer_get_limit(old(s)) : ptimer_get_limit(own(s));
}

uint64_t vmtimer_ptimer_get_count(ptimer_state *s)
{
    return old(s) ? old_ptimer_get_count(old(s)) : ptimer_get_count(own(s));
}

void vmtimer_ptimer_set_count(ptimer_state *s, uint64_t count)
{
    if (old(s)) {
        old_ptimer_set_count(old(s), count);
        return;
    }
    ptimer_set_count(begin(s), count);
    commit(s);
}

void vmtimer_ptimer_run(ptimer_state *s, int oneshot)
{
    if (old(s)) {
        old_ptimer_run(old(s), oneshot);
        return;
    }
    ptimer_run(begin(s), oneshot);
    commit(s);
}

void vmtimer_ptimer_stop(ptimer_state *s)
{
    if (old(s)) {
        old_ptimer_stop(old(s));
        return;
    }
    ptimer_stop(begin(s));
    commit(s);
}
