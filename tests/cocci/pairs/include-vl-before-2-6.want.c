/* pair: --from 0.9 --to 2.5 no-run rule:1.4-vl-header,1.7-new-timer,1.7-timer-verbs */
#include "qemu/timer.h"
#include "qemu/main-loop.h"

void pair_run(void)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_tick, 0);

    qemu_bh_schedule(t);
}
