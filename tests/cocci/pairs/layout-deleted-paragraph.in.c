/* pair: --from 1.0 */
/* A line that goes leaves the empty ones around it, and no blanks in them. */
static Notifier pair_notifier;

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    qemu_register_clock_reset_notifier(host_clock, &pair_notifier);

    qemu_mod_timer(t, 1000);
}
