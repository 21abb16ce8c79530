/* pair: --from 1.0 run-only */
void pair_run(void *opaque)
{
    __typeof__(qemu_get_clock_ns(vm_clock)) now = qemu_get_clock_ns(vm_clock);
    char v[qemu_get_clock_ns(vm_clock) > 0 ? 4 : 2];
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    qemu_mod_timer(t, now + sizeof v);
    _Static_assert(sizeof(qemu_get_clock_ns(vm_clock)) == 8, "vm_clock");
}
