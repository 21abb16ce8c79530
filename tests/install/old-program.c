/*
 * old-program: a source of 2010 on the installed compat headers.
 *
 * Three-argument timers, milliseconds on rt_clock, a pointer to an old name.
 */
#include <stdio.h>

#include "qemu-common.h"
#include "qemu-timer.h"

static int rings;

static void ring(void *opaque)
{
    QEMUTimer **bell = opaque;

    puts("ring");
    if (++rings < 3) {
        qemu_mod_timer(*bell, qemu_get_clock(rt_clock) + 2);
    }
}

int main(void)
{
    void (*stop)(QEMUTimer *) = qemu_del_timer;
    QEMUTimer *bell = qemu_new_timer(rt_clock, ring, &bell);
    QEMUTimer *never = qemu_new_timer(vm_clock, ring, &bell);

    qemu_mod_timer(never, qemu_get_clock(vm_clock) + get_ticks_per_sec());
    qemu_mod_timer(bell, qemu_get_clock(rt_clock) + 2);
    stop(never);
    while (rings < 3) {
        qemu_run_all_timers();
    }
    qemu_free_timer(bell);
    qemu_free_timer(never);
    return 0;
}
