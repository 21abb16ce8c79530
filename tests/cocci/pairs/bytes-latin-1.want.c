/* pair: --from 1.0 */
/* André and Franéoise wrote this in 2004. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 1); /* aprés */
    pair_value("café", qemu_clock_get_ms(QEMU_CLOCK_REALTIME));
}
