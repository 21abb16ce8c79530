/* The library has an rtc_clock of its own; this one is the pair's. */
#define rtc_clock pair_rtc_clock
#include PAIR_FILE

#ifdef VMTIMER_NO_LEGACY
#define pair_read qemu_clock_get_ns
#else
#define pair_read qemu_get_clock_ns
#endif

void pair_run(void *opaque)
{
    static const char *const values[] = { "host", "rt", "vm" };

    for (int i = 0; i < 3; i++) {
        choose(values[i]);
        pair_value("now", pair_read(rtc_clock));
    }
}
