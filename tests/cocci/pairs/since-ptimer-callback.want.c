/* pair: --from 1.7 --to newest rule:2.8-ptimer-policy,4.2-ptimer-callback,7.1-ptimer-policy */
/* Appendix B, 11: the bottom half's callback, and runs of setters between
 * begin and commit; none in the callback itself. */
#include "hw/ptimer.h"

struct since_ptimer {
    ptimer_state *timer;
    int ticks;
};

static void since_tick(void *opaque)
{
    struct since_ptimer *s = opaque;

    pair_value("tick", ++s->ticks);
    if (s->ticks == 3) {
        ptimer_stop(s->timer);
    }
}

static void since_restart(struct since_ptimer *s, bool is_fast)
{
    ptimer_transaction_begin(s->timer);
    ptimer_stop(s->timer);
    ptimer_set_limit(s->timer, 10, 1);
    ptimer_transaction_commit(s->timer);
    if (is_fast) {
        ptimer_transaction_begin(s->timer);
        ptimer_set_freq(s->timer, 1000000);
        ptimer_transaction_commit(s->timer);
    } else {
        ptimer_transaction_begin(s->timer);
        ptimer_set_period(s->timer, 5000);
        ptimer_transaction_commit(s->timer);
    }
    pair_value("count", ptimer_get_count(s->timer));
    ptimer_transaction_begin(s->timer);
    ptimer_run(s->timer, 0);
    ptimer_transaction_commit(s->timer);
}

void pair_run(void *opaque)
{
    static struct since_ptimer dev;

    dev.timer = ptimer_init(since_tick, &dev, PTIMER_POLICY_LEGACY);
    ptimer_transaction_begin(dev.timer);
    ptimer_set_freq(dev.timer, 1000);
    ptimer_set_limit(dev.timer, 5, 1);
    ptimer_transaction_commit(dev.timer);
    since_restart(&dev, false);
    pair_value("deadline", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                      QEMU_TIMER_ATTR_ALL));
    ptimer_transaction_begin(dev.timer);
    ptimer_stop(dev.timer);
    ptimer_transaction_commit(dev.timer);
}
