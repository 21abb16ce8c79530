/* pair: --from 1.3 */
/* A clock as an argument of the clock's own verbs. */
static void hold(bool on)
{
    qemu_clock_enable(vm_clock, on);
    qemu_clock_enable(rt_clock, true);
    qemu_clock_enable(host_clock, !on);
}

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    qemu_mod_timer(t, 77);
    hold(false);
    pair_value("has", !!qemu_clock_has_timers(vm_clock));
    pair_value("expired", !!qemu_clock_expired(vm_clock));
    pair_value("none", !!qemu_clock_has_timers(rt_clock));
    qemu_clock_enable(host_clock, true);
    qemu_clock_enable(vm_clock, 1);
}
