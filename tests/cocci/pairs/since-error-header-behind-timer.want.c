/* pair: --from 1.0 --to newest rule:1.4-timer-header,1.7-new-timer,1.7-timer-verbs,2.2-error-arguments */
#include "qemu/timer.h"
#include "qapi/error.h"
#include "qemu/main-loop.h"

void pair_run(void *opaque)
{
    QEMUTimer *t;

    qemu_init_main_loop(&error_abort);
    t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    timer_mod_ns(t, 4004);
}
