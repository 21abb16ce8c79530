/* pair: --from 1.0 */
/* timer_mod keeps the timer's unit, timer_mod_ns is always ns. */
void pair_run(void *opaque)
{
    QEMUTimer *a = timer_new_ms(QEMU_CLOCK_VIRTUAL, pair_fired, "scaled");
    QEMUTimer *b = timer_new_ms(QEMU_CLOCK_VIRTUAL, pair_fired, "ns");

    timer_mod(a, 5000);
    timer_mod_ns(b, 5000);
}
