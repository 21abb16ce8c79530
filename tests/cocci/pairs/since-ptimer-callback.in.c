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
    ptimer_stop(s->timer);
    ptimer_set_limit(s->timer, 10, 1);
    if (is_fast) {
        ptimer_set_freq(s->timer, 1000000);
    } else
        ptimer_set_period(s->timer, 5000);
    pair_value("count", ptimer_get_count(s->timer));
    ptimer_run(s->timer, 0);
}

void pair_run(void *opaque)
{
    static struct since_ptimer dev;
    QEMUBH *bh;

    bh = qemu_bh_new(since_tick, &dev);
    dev.timer = ptimer_init(bh);
    ptimer_set_freq(dev.timer, 1000);
    ptimer_set_limit(dev.timer, 5, 1);
    since_restart(&dev, false);
    pair_value("deadline", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                      QEMU_TIMER_ATTR_ALL));
    ptimer_stop(dev.timer);
}
