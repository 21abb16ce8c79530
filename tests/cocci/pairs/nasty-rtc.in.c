/* pair: --from 1.0 run-only by-name */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(rtc_clock, pair_fired, opaque);
    qemu_mod_timer(t, qemu_get_clock_ns(rtc_clock) + 5);
    if (rtc_clock == host_clock) { qemu_mod_timer(t, qemu_get_clock_ns(rtc_clock) + 6); }
}
