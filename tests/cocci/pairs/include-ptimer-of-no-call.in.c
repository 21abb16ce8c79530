/* pair: --from 1.1 --to 2.0 rule:1.4-timer-header,1.7-clock-reads,1.7-clock-arguments */
#include "hw.h"
#include "qemu-timer.h"
#include "ptimer.h"

static ptimer_state *pair_ptimer;

static QEMUBH *pair_bh;

static void pair_stop(void)
{
    qemu_bh_cancel(pair_bh);
    ptimer_stop(pair_ptimer);
}

void pair_run(void *opaque)
{
    pair_value("now", qemu_get_clock_ns(vm_clock));
    (void)pair_stop;
}
