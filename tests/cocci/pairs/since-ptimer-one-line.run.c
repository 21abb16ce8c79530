/* The counters of one-line code, by each of its ways. */
#include "hw/ptimer.h"
#include "qemu/main-loop.h"

struct since_dev {
    ptimer_state *timer;
};

#include PAIR_FILE

void pair_run(void *opaque)
{
    static struct since_dev dev[4];

    for (int op = 0; op < 4; op++) {
        since_init(&dev[op], op);
        PAIR_BEGIN(dev[op].timer);
        ptimer_run(dev[op].timer, 0);
        PAIR_COMMIT(dev[op].timer);
        pair_value("limit", ptimer_get_limit(dev[op].timer));
        pair_value("deadline", qemu_clock_deadline_ns_all(
                                   QEMU_CLOCK_VIRTUAL, QEMU_TIMER_ATTR_ALL));
        since_stop(&dev[op]);
    }
}
