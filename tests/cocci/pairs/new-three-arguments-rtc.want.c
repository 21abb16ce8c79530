/* pair: --from 0.14 warns */
/* rtc_clock is ns, and stays a variable. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(rtc_clock, pair_fired, "rtc");

    timer_mod(t, qemu_clock_get_ns(rtc_clock) + 1000);
}
