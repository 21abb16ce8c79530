/* pair: --from 1.2 */
/* The functions that run what is due. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "due");

    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL));
    qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL));
    qemu_clock_run_all_timers();
    pair_value("pending", timer_pending(t));
}
