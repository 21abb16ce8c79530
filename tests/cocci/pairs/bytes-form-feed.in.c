/* pair: --from 1.0 */
/* Form feeds and vertical tabs between functions. */

static void stop(QEMUTimer *t)
{
    qemu_del_timer(t);
}

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    stop(t);
    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + 1);
}
