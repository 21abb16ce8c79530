/* pair: --from 1.0 */
/* The suffixed spellings keep their arguments. */
void pair_run(void *opaque)
{
    QEMUTimer *a = timer_new_ns(QEMU_CLOCK_REALTIME, pair_fired, "a");
    QEMUTimer *b = timer_new_ms(QEMU_CLOCK_VIRTUAL, pair_fired, "b");
    QEMUTimer *c = timer_new_ms(rtc_clock, pair_fired, "c");

    timer_mod(a, qemu_clock_get_ns(QEMU_CLOCK_REALTIME) + 5);
    timer_mod(b, qemu_clock_get_ms(QEMU_CLOCK_VIRTUAL) + 5);
    timer_mod(c, qemu_clock_get_ms(rtc_clock) + 5);
}
