/* pair: --from 1.0 */
/* A suffix says the unit, whatever the clock. */
void pair_run(void *opaque)
{
    pair_value("rt ns", qemu_clock_get_ns(QEMU_CLOCK_REALTIME));
    pair_value("rt ms", qemu_clock_get_ms(QEMU_CLOCK_REALTIME));
    pair_value("vm ns", qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL));
    pair_value("vm ms", qemu_clock_get_ms(QEMU_CLOCK_VIRTUAL));
    pair_value("host ns", qemu_clock_get_ns(QEMU_CLOCK_HOST));
    pair_value("host ms", qemu_clock_get_ms(QEMU_CLOCK_HOST));
    pair_value("rtc ns", qemu_clock_get_ns(rtc_clock));
    pair_value("rtc ms", qemu_clock_get_ms(rtc_clock));
}
