/* pair: --from 1.0 rule:1.4-timer-header,1.7-timer-verbs,5.2-icount-names,10.0-system-headers,10.1-icount-header */
#include "qemu-timer.h"

void since_end(QEMUBH *bh, QEMUTimer *t)
{
    qemu_bh_schedule(bh);
    qemu_free_timer(t);
    cpu_ticks_init(use_icount);
}
