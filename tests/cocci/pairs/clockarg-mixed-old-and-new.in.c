/* pair: --from 1.6 */
/* A half-migrated file: what is new already stays. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "new");
    QEMUTimer *u = qemu_new_timer_ns(vm_clock, pair_fired, "old");

    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 1);
    qemu_mod_timer(u, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 2);
    timer_mod(u, qemu_get_clock_ns(vm_clock) + 3);
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, true);
    qemu_clock_enable(rt_clock, true);
}
