/* When the counter would tick. */
#include "hw/ptimer.h"
#include "qemu/main-loop.h"

struct since_dev {
    int level;
    ptimer_state *counter;
};

#include PAIR_FILE

void pair_run(void *opaque)
{
    static struct since_dev dev;

    since_init(&dev);
    pair_value("level", dev.level);
    PAIR_BEGIN(dev.counter);
    ptimer_set_period(dev.counter, 400);
    ptimer_set_count(dev.counter, 50000);
    ptimer_run(dev.counter, 1);
    PAIR_COMMIT(dev.counter);
    pair_value("deadline", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                      QEMU_TIMER_ATTR_ALL));
    PAIR_BEGIN(dev.counter);
    ptimer_stop(dev.counter);
    PAIR_COMMIT(dev.counter);
}
