/* pair: --from 0.9 rule:2.6-vl-header,1.7-new-timer,1.7-timer-verbs */
#include "vl.h"

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(vm_clock, pair_fired, opaque);

    qemu_mod_timer(t, 4004);
    pair_value("pending", qemu_timer_pending(t));
    qemu_free_timer(t);
}
