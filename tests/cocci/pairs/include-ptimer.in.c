/* pair: --from 0.14 --to 2.0 rule:1.4-timer-header,1.7-new-timer,1.7-timer-verbs */
#include "hw.h"
#include "qemu-timer.h"

static ptimer_state *pair_ptimer;

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    qemu_mod_timer(t, 500);
    pair_ptimer = ptimer_init(qemu_bh_new(pair_fired, opaque));
    ptimer_set_freq(pair_ptimer, 1000);
    ptimer_set_limit(pair_ptimer, 7, 1);
    ptimer_run(pair_ptimer, 1);
}
