/* pair: --from 1.7 */
/* Nothing old in here: nothing to do. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ms(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, qemu_clock_get_ms(QEMU_CLOCK_VIRTUAL) + 1);
    pair_value("pending", timer_pending(t));
    qemu_clock_enable(QEMU_CLOCK_HOST, true);
}
