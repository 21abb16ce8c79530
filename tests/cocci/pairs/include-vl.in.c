/* pair: --from 0.9 no-run rule:2.6-vl-header,1.7-new-timer,1.7-timer-verbs */
#include "vl.h"

void pair_run(void)
{
    QEMUTimer *t = qemu_new_timer(vm_clock, pair_tick, 0);

    qemu_free_timer(t);
}
