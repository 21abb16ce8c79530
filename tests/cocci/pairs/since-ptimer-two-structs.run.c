/* When the counters would tick. */
#include "hw/ptimer.h"
#include "qemu/main-loop.h"

#include PAIR_FILE

static void since_arm(ptimer_state *timer, int64_t count)
{
    PAIR_BEGIN(timer);
    ptimer_set_period(timer, 400);
    ptimer_set_count(timer, count);
    ptimer_run(timer, 1);
    PAIR_COMMIT(timer);
    pair_value("deadline", qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL,
                                                      QEMU_TIMER_ATTR_ALL));
}

void pair_run(void *opaque)
{
    static struct since_a a;
    static struct since_b b;

    since_init(&a, &b);
    since_arm(a.timer, 50000);
    since_arm(b.timer, 30000);
    PAIR_BEGIN(a.timer);
    ptimer_stop(a.timer);
    PAIR_COMMIT(a.timer);
    PAIR_BEGIN(b.timer);
    ptimer_stop(b.timer);
    PAIR_COMMIT(b.timer);
}
