/* pair: --from 1.0 report-free */
/* Header names and assembler are not C names. */
#include <rt_clock.h>
#include "vm_clock.h"
#pragma message "qemu_mod_timer"

static void stop(QEMUTimer *t)
{
    asm volatile("# vm_clock" : : : "memory");
    timer_del(t);
}
