/* pair: --from 0.15 */
/* The scale goes into the name; the argument vanishes. */
void pair_run(void *opaque)
{
    QEMUTimer *ms = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, "ms");
    QEMUTimer *us = timer_new_us(QEMU_CLOCK_VIRTUAL, pair_fired, "us");
    QEMUTimer *ns = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, "ns");

    timer_mod(ms, qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 2);
    timer_mod(us, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) / 1000 + 2);
    timer_mod(ns, qemu_clock_get_ns(QEMU_CLOCK_HOST) + 2);
}
