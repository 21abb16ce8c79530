/* pair: --from 1.0 by-name */
/* A conditional clock: suffixed, so the unit is plain. */
void pair_run(void *opaque)
{
    int rt = opaque != NULL;
    QEMUTimer *t = timer_new_ns(rt ? QEMU_CLOCK_REALTIME : QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, qemu_clock_get_ns(rt ? QEMU_CLOCK_REALTIME : QEMU_CLOCK_VIRTUAL) + 6);
    pair_value("host", qemu_clock_get_ms(rt == 2 ? QEMU_CLOCK_VIRTUAL : QEMU_CLOCK_HOST));
    qemu_clock_enable(rt ? QEMU_CLOCK_VIRTUAL : QEMU_CLOCK_REALTIME, true);
}
