/* pair: --from 1.0 --to newest rule:1.4-timer-header,1.7-new-timer,1.7-timer-verbs,2.2-error-arguments */
#include "qemu-timer.h"

void pair_run(void *opaque)
{
    QEMUTimer *t;

    qemu_init_main_loop();
    t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    qemu_mod_timer_ns(t, 4004);
}
