/* pair: --from 1.0 run-only by-name */
static void arm(QEMUClock *c, QEMUClock *d, QEMUTimer *t)
{
    QEMUClock *use = c == d ? c : d, *again = use;
    qemu_mod_timer(t, qemu_get_clock_ns(again) + 2);
}
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(host_clock, pair_fired, opaque);
    arm(vm_clock, host_clock, t);
}
