/* pair: --from 0.9 rule:2.6-vl-header,1.7-new-timer,1.7-timer-verbs */
#include "qemu/timer.h"

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, 4004);
    pair_value("pending", timer_pending(t));
    timer_free(t);
}
