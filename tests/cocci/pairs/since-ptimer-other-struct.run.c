/* What is converted, beside what is left: when the counters would tick. */
#include "hw/ptimer.h"
#include "qemu/main-loop.h"

#include PAIR_FILE

void pair_run(void *opaque)
{
    static struct since_net net;
    static struct since_dev dev;

    since_net_init(&net);
    since_init(&dev);
    ptimer_set_period(dev.timer, 900);
    ptimer_set_count(dev.timer, 80000);
    ptimer_run(dev.timer, 1);
    pair_value("timer", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                   QEMU_TIMER_ATTR_ALL));
    PAIR_BEGIN(dev.other);
    ptimer_set_period(dev.other, 400);
    ptimer_set_count(dev.other, 50000);
    ptimer_run(dev.other, 1);
    PAIR_COMMIT(dev.other);
    pair_value("other", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                   QEMU_TIMER_ATTR_ALL));
    PAIR_BEGIN(dev.other);
    ptimer_stop(dev.other);
    PAIR_COMMIT(dev.other);
    ptimer_stop(dev.timer);
}
