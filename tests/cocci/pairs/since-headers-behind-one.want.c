/* pair: --from 1.0 rule:1.4-timer-header,1.7-timer-verbs,5.2-icount-names,10.0-system-headers,10.1-icount-header */
#include "qemu/timer.h"
#include "system/cpu-timers.h"
#include "exec/icount.h"
#include "qemu/main-loop.h"

void since_end(QEMUBH *bh, QEMUTimer *t)
{
    qemu_bh_schedule(bh);
    timer_free(t);
    cpu_timers_init(icount_enabled());
}
