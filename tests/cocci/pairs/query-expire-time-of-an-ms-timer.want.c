/* pair: --from 0.14 by-name */
/* The field of an rt_clock timer held ms; the shim's, which cannot be run here, ns. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, opaque);

    timer_mod(t, qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 50);
    pair_value("left", (timer_expire_time_ns(t) / SCALE_MS) - qemu_clock_get_ms(QEMU_CLOCK_REALTIME));
}
