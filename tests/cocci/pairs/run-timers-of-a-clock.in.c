/* pair: --from 1.2 */
/* The functions that run what is due. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, "due");

    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock));
    qemu_run_timers(vm_clock);
    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock));
    qemu_run_all_timers();
    pair_value("pending", qemu_timer_pending(t));
}
