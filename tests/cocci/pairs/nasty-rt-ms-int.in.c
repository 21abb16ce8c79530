/* pair: --from 0.14 run-only */
void pair_run(void *opaque)
{
    int start = qemu_get_clock(rt_clock), n;
    QEMUTimer *t = qemu_new_timer(rt_clock, pair_fired, opaque);
    n = qemu_get_clock(rt_clock) - start;
    qemu_mod_timer(t, start + n + (qemu_get_clock(rt_clock) % 10) + (qemu_get_clock(vm_clock) / 1000000));
}
