/* pair: --from 1.7 --to newest rule:1.7-timer-new-scale */
/* A scale that has a name is the suffix; any other stays an argument. */
static QEMUTimer *since_timers[4];

void pair_run(void *opaque)
{
    int scale = 7;

    since_timers[0] = timer_new(QEMU_CLOCK_REALTIME, SCALE_MS, pair_fired,
                                opaque);
    since_timers[1] = timer_new(QEMU_CLOCK_VIRTUAL, SCALE_US,
                                pair_fired, opaque);
    since_timers[2] = timer_new(QEMU_CLOCK_HOST,
                                SCALE_NS,
                                pair_fired, opaque);
    since_timers[3] = timer_new(QEMU_CLOCK_VIRTUAL, scale, pair_fired, opaque);
    for (int i = 0; i < 4; i++) {
        timer_mod(since_timers[i], 90 + i);
    }
}
