/* pair: --from 1.0 run-only by-name */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    void arm(int64_t n) { qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + n); }
    arm(3);
}
