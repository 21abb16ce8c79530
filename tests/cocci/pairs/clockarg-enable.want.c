/* pair: --from 1.3 */
/* A clock as an argument of the clock's own verbs. */
static void hold(bool on)
{
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, on);
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
    qemu_clock_enable(QEMU_CLOCK_HOST, !on);
}

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, 77);
    hold(false);
    pair_value("has", !!qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL));
    pair_value("expired", !!qemu_clock_expired(QEMU_CLOCK_VIRTUAL));
    pair_value("none", !!qemu_clock_has_timers(QEMU_CLOCK_REALTIME));
    qemu_clock_enable(QEMU_CLOCK_HOST, true);
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, 1);
}
