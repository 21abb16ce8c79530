/* When the counter would tick, whatever was written. */
#include "hw/ptimer.h"
#include "qemu/main-loop.h"

struct since_dev {
    ptimer_state *timer;
};

#include PAIR_FILE

void pair_run(void *opaque)
{
    static struct since_dev dev;

    since_start(&dev);
    PAIR_BEGIN(dev.timer);
    ptimer_set_period(dev.timer, 70000);
    ptimer_run(dev.timer, 0);
    PAIR_COMMIT(dev.timer);
    for (int op = 0; op < 3; op++) {
        since_write(&dev, op);
        pair_value("limit", ptimer_get_limit(dev.timer));
        pair_value("deadline", qemu_clock_deadline_ns_all(
                                   QEMU_CLOCK_VIRTUAL, QEMU_TIMER_ATTR_ALL));
    }
}
