/* pair: --from 0.9 --to 2.5 rule:1.4-vl-header,1.7-new-timer,1.7-timer-verbs */
#include "vl.h"

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(vm_clock, pair_fired, opaque);

    qemu_mod_timer(t, 4004);
    qemu_bh_schedule(qemu_bh_new(pair_fired, opaque));
}
