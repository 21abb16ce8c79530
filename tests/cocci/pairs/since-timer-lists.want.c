/* pair: --from 1.7 --to newest rule:2.3-timer-lists,3.1-timer-lists */
/* A list that is written with its group gives the group and the clock. */
static QEMUTimer since_lists[4];

void pair_run(void *opaque)
{
    static QEMUTimerListGroup group, *pointer = &group;

    timerlistgroup_init(&group, NULL, NULL);
    timer_init(&since_lists[0], QEMU_CLOCK_VIRTUAL, SCALE_MS,
               pair_fired, opaque);
    timer_init_full(&since_lists[1], &group, QEMU_CLOCK_HOST, SCALE_US, 0,
               pair_fired, opaque);
    timer_init_full(&since_lists[2], pointer, QEMU_CLOCK_REALTIME,
               SCALE_NS, 0, pair_fired, opaque);
    timer_mod(&since_lists[0], 3);
    timer_mod(timer_new_ms(QEMU_CLOCK_REALTIME,
                           pair_fired, opaque), 9);
    timer_mod(&since_lists[1], 5);
    pair_value("us", timer_expire_time_ns(&since_lists[1]));
    timer_mod(&since_lists[2], 7);
    pair_value("ns", timer_expire_time_ns(&since_lists[2]));
    timer_del(&since_lists[1]);
    timer_del(&since_lists[2]);
}
