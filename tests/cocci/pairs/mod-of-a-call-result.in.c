/* pair: --from 1.3 */
/* The timer argument is any expression. */
static QEMUTimer *timers[2];

static QEMUTimer **slot(int i)
{
    return &timers[i];
}

void pair_run(void *opaque)
{
    *slot(0) = qemu_new_timer_ns(vm_clock, pair_fired, "zero");
    *slot(1) = qemu_new_timer_ns(vm_clock, pair_fired, "one");
    qemu_mod_timer(*slot(0), 1000000000000);
    qemu_mod_timer((*slot(1)), (int64_t)qemu_get_clock_ns(vm_clock) + 2);
}
