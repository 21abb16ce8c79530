/* What is converted: counters made anew, which tick when they did. */
#include "hw/ptimer.h"
#include "qemu/main-loop.h"

struct since_dev {
    ptimer_state *timer, *third, *other;
};

static ptimer_state *since_timer_of(struct since_dev *s)
{
    return s->third;
}

#include PAIR_FILE

void pair_run(void *opaque)
{
    static struct since_dev dev;

    since_init(&dev, qemu_bh_new(pair_fired, opaque));
    PAIR_BEGIN(dev.timer);
    ptimer_set_period(dev.timer, 700000);
    ptimer_set_count(dev.timer, 3);
    ptimer_run(dev.timer, 1);
    PAIR_COMMIT(dev.timer);
    pair_value("deadline", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                      QEMU_TIMER_ATTR_ALL));
    PAIR_BEGIN(dev.timer);
    ptimer_stop(dev.timer);
    PAIR_COMMIT(dev.timer);
}
