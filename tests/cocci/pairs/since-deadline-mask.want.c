/* pair: --from 1.7 --to newest rule:4.2-deadline-mask */
/* All timers counted, and all count under a mask of all. */
void pair_run(void *opaque)
{
    QEMUTimer *timer = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque);

    timer_mod(timer, 9000007);
    pair_value("host", qemu_clock_deadline_ns_all(QEMU_CLOCK_HOST, QEMU_TIMER_ATTR_ALL));
    pair_value("virtual", qemu_clock_deadline_ns_all(
                              QEMU_CLOCK_VIRTUAL, QEMU_TIMER_ATTR_ALL) == -1);
    pair_value("new", qemu_clock_deadline_ns_all(QEMU_CLOCK_HOST,
                                                 QEMU_TIMER_ATTR_ALL));
}
