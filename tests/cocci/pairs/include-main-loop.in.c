/* pair: --from 1.0 rule:1.4-timer-header,1.7-new-timer,1.7-timer-verbs */
#include "hw.h"
#include "qemu-timer.h"

static QEMUBH *pair_bh;

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    pair_bh = qemu_bh_new(pair_fired, &pair_bh);
    qemu_mod_timer(t, 500);
}
