/* pair: --from 0.9 --to 2.5 rule:1.4-vl-header,1.7-new-timer,1.7-timer-verbs */
#include "qemu/timer.h"
#include "qemu/main-loop.h"

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, 4004);
    qemu_bh_schedule(qemu_bh_new(pair_fired, opaque));
}
