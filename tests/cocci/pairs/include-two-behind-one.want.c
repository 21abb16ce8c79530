/* pair: --from 0.15 --to 2.0 rule:1.4-timer-header,1.7-new-timer,1.7-timer-verbs */
#include "hw.h"
#include "qemu/timer.h"
#include "hw/ptimer.h"
#include "qemu/main-loop.h"

#define D(x)

static QEMUBH *pair_bh;

static void pair_make_bh(void)
{
    pair_bh = qemu_bh_new(pair_fired, &pair_bh);
}

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    ptimer_state *s;

    pair_make_bh();
    D(s = NULL);
    s = ptimer_init(pair_bh);
    ptimer_stop(s);
    timer_mod(t, 500);
}
