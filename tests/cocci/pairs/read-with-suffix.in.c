/* pair: --from 1.0 */
/* A suffix says the unit, whatever the clock. */
void pair_run(void *opaque)
{
    pair_value("rt ns", qemu_get_clock_ns(rt_clock));
    pair_value("rt ms", qemu_get_clock_ms(rt_clock));
    pair_value("vm ns", qemu_get_clock_ns(vm_clock));
    pair_value("vm ms", qemu_get_clock_ms(vm_clock));
    pair_value("host ns", qemu_get_clock_ns(host_clock));
    pair_value("host ms", qemu_get_clock_ms(host_clock));
    pair_value("rtc ns", qemu_get_clock_ns(rtc_clock));
    pair_value("rtc ms", qemu_get_clock_ms(rtc_clock));
}
