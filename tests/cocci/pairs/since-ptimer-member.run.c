/* Two counters and what they do to each other. */
#include "hw/ptimer.h"
#include "qemu/main-loop.h"


#include PAIR_FILE

void pair_run(void *opaque)
{
    static struct since_two dev;

    since_init(&dev);
    PAIR_BEGIN(dev.two);
    ptimer_set_period(dev.two, 70000);
    ptimer_set_count(dev.two, 3);
    ptimer_run(dev.two, 1);
    PAIR_COMMIT(dev.two);
    PAIR_BEGIN(dev.one);
    ptimer_set_period(dev.one, 80000);
    ptimer_set_limit(dev.one, 2, 1);
    PAIR_COMMIT(dev.one);
    for (int i = 0; i < 3; i++) {
        pair_value("deadline", qemu_clock_deadline_ns_all(
                                   QEMU_CLOCK_VIRTUAL, QEMU_TIMER_ATTR_ALL));
        pair_value("one", ptimer_get_count(dev.one));
        pair_value("two", ptimer_get_count(dev.two));
    }
    PAIR_BEGIN(dev.one);
    ptimer_stop(dev.one);
    PAIR_COMMIT(dev.one);
    PAIR_BEGIN(dev.two);
    ptimer_stop(dev.two);
    PAIR_COMMIT(dev.two);
}
