/* pair: --from 1.0 no-run rule:1.4-timer-header,1.7-new-timer,1.7-timer-verbs */
#include "hw.h"
#include "main-loop.h"
#include "qemu-timer.h"
#include "qemu-aio.h"

static QEMUBH *pair_bh;

void pair_run(void)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_tick, t);

    pair_bh = qemu_bh_new(pair_tick, &pair_bh);
    qemu_free_timer(t);
}
