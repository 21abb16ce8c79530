/* pair: --from 1.0 by-name */
/* A conditional clock: suffixed, so the unit is plain. */
void pair_run(void *opaque)
{
    int rt = opaque != NULL;
    QEMUTimer *t = qemu_new_timer_ns(rt ? rt_clock : vm_clock, pair_fired, opaque);

    qemu_mod_timer(t, qemu_get_clock_ns(rt ? rt_clock : vm_clock) + 6);
    pair_value("host", qemu_get_clock_ms(rt == 2 ? vm_clock : host_clock));
    qemu_clock_enable(rt ? vm_clock : rt_clock, true);
}
