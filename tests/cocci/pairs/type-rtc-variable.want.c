/* pair: --from 1.0 */
/* The definition of rtc_clock and its settings: name kept, type new. */
QEMUClockType rtc_clock;

static void choose(const char *value)
{
    if (!strcmp(value, "host")) {
        rtc_clock = QEMU_CLOCK_HOST;
    } else if (!strcmp(value, "rt")) {
        rtc_clock = QEMU_CLOCK_REALTIME;
    } else {
        rtc_clock = QEMU_CLOCK_VIRTUAL;
    }
}
