/* pair: --from 1.0 */
/* Empty statements, nested blocks, calls as conditions. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);;

    {{ ; qemu_mod_timer(t, 5000); ; }}
    if (!qemu_timer_pending(t)) ; else if (qemu_timer_expired(t, qemu_get_clock_ns(vm_clock))) { } else qemu_mod_timer(t, 6000);
    for (;qemu_timer_pending(t);) { qemu_del_timer(t); }
    qemu_mod_timer(t, qemu_timer_pending(t) ? 7000 : qemu_timer_expired(t, 1) ? 8000 : 9000);
}
