/* pair: --from 1.0 */
/* The definition of rtc_clock and its settings: name kept, type new. */
QEMUClock *rtc_clock;

static void choose(const char *value)
{
    if (!strcmp(value, "host")) {
        rtc_clock = host_clock;
    } else if (!strcmp(value, "rt")) {
        rtc_clock = rt_clock;
    } else {
        rtc_clock = vm_clock;
    }
}
