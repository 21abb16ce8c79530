/* What is converted, beside what is left: when the counters would tick. */
#include "hw/ptimer.h"
#include "qemu/main-loop.h"

struct since_of_header {
    QEMUBH *header_bh;
    ptimer_state *timer;
};

#include PAIR_FILE

void pair_run(void *opaque)
{
    static struct since_of_header dev;

    since_init(opaque);
    since_header(&dev);
    ptimer_set_period(since_one, 900);
    ptimer_set_count(since_one, 80000);
    ptimer_run(since_one, 1);
    pair_value("one", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                 QEMU_TIMER_ATTR_ALL));
    PAIR_BEGIN(since_three);
    ptimer_set_period(since_three, 400);
    ptimer_set_count(since_three, 50000);
    ptimer_run(since_three, 1);
    PAIR_COMMIT(since_three);
    pair_value("three", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                   QEMU_TIMER_ATTR_ALL));
    PAIR_BEGIN(since_three);
    ptimer_stop(since_three);
    PAIR_COMMIT(since_three);
    ptimer_stop(since_one);
    ptimer_stop(since_two);
    ptimer_stop(dev.timer);
}
