/* pair: --from 0.14 warns */
/* rtc_clock keeps its name; with -rtc clock=rt the old code got ms. */
void pair_run(void *opaque)
{
    pair_value("rtc", qemu_get_clock(rtc_clock));
}
