/* pair: --from 0.14 */
/* A table of timers, filled in a loop. */
static QEMUTimer *channel[3];

void pair_run(void *opaque)
{
    static const char *const label[3] = { "ch0", "ch1", "ch2" };
    int i;

    for (i = 0; i < 3; i++) {
        channel[i] = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, (void *)label[i]);
        timer_mod(channel[i], qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 100 * (3 - i));
    }
}
