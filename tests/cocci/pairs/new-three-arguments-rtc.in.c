/* pair: --from 0.14 warns */
/* rtc_clock is ns, and stays a variable. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(rtc_clock, pair_fired, "rtc");

    qemu_mod_timer(t, qemu_get_clock(rtc_clock) + 1000);
}
