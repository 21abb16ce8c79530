/* pair: --from 1.0 */
/* What a timer knows of itself. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ms(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    pair_value("idle", timer_pending(t));
    timer_mod(t, qemu_clock_get_ms(QEMU_CLOCK_VIRTUAL) + 10);
    pair_value("pending", !!timer_pending(t));
    pair_value("early", timer_expired(t, qemu_clock_get_ms(QEMU_CLOCK_VIRTUAL) + 9));
    pair_value("due", timer_expired(t, qemu_clock_get_ms(QEMU_CLOCK_VIRTUAL) + 10));
    pair_value("expire", timer_expire_time_ns(t));
}
