/* Two counters of one bottom half each, and when they would tick. */
#include "hw/ptimer.h"
#include "qemu/main-loop.h"

struct since_dev {
    QEMUBH *bh;
    ptimer_state *timer, *other;
};

static void since_tick(void *opaque)
{
}

#include PAIR_FILE

void pair_run(void *opaque)
{
    static struct since_dev dev;

    dev.bh = qemu_bh_new(since_tick, &dev);
    since_start(&dev);
    ptimer_set_period(dev.timer, 400);
    ptimer_set_count(dev.timer, 50000);
    ptimer_run(dev.timer, 1);
    pair_value("deadline", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                      QEMU_TIMER_ATTR_ALL));
    ptimer_stop(dev.timer);
    ptimer_set_freq(dev.other, 1000);
    ptimer_set_count(dev.other, 7);
    ptimer_run(dev.other, 1);
    pair_value("other", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                   QEMU_TIMER_ATTR_ALL));
    ptimer_stop(dev.other);
}
