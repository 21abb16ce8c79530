/* pair: --from 1.5 rule:1.4-timer-header,1.7-new-timer,1.7-timer-verbs */
#include "hw.h"
#include "qemu/timer.h"
#include "qemu/main-loop.h"

static QEMUBH *pair_bh;

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    pair_bh = qemu_bh_new(pair_fired, &pair_bh);
    timer_mod(t, 500);
}
