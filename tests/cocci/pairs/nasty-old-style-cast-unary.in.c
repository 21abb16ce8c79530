/* pair: --from 1.0 run-only */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    int64_t x = -qemu_get_clock_ns(vm_clock) + ~qemu_get_clock_ns(vm_clock) + !qemu_get_clock_ns(vm_clock);
    qemu_mod_timer(t, -x+qemu_get_clock_ns(vm_clock)-(-qemu_get_clock_ns(vm_clock)));
    qemu_mod_timer(*&t, (x, 50)), (void)x;
}
