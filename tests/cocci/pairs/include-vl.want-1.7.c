/* pair: --from 0.9 no-run rule:2.6-vl-header,1.7-new-timer,1.7-timer-verbs */
#include "qemu/timer.h"

void pair_run(void)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_tick, 0);

    timer_free(t);
}
