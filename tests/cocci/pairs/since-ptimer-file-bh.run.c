/* When the counter would tick. */
#include "hw/ptimer.h"
#include "qemu/main-loop.h"

#include PAIR_FILE

void pair_run(void *opaque)
{
    since_init(opaque);
    PAIR_BEGIN(since_timer);
    ptimer_set_period(since_timer, 400);
    ptimer_set_count(since_timer, 50000);
    ptimer_run(since_timer, 1);
    PAIR_COMMIT(since_timer);
    pair_value("deadline", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                      QEMU_TIMER_ATTR_ALL));
    PAIR_BEGIN(since_timer);
    ptimer_stop(since_timer);
    PAIR_COMMIT(since_timer);
}
