/* pair: --from 0.15 --to 2.0 rule:1.4-timer-header,1.7-new-timer,1.7-timer-verbs */
#include "hw.h"
#include "qemu-timer.h"

#define D(x)

static QEMUBH *pair_bh;

static void pair_make_bh(void)
{
    pair_bh = qemu_bh_new(pair_fired, &pair_bh);
}

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    ptimer_state *s;

    pair_make_bh();
    D(s = NULL);
    s = ptimer_init(pair_bh);
    ptimer_stop(s);
    qemu_mod_timer(t, 500);
}
