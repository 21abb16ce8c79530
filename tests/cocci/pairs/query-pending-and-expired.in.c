/* pair: --from 1.0 */
/* What a timer knows of itself. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ms(vm_clock, pair_fired, opaque);

    pair_value("idle", qemu_timer_pending(t));
    qemu_mod_timer(t, qemu_get_clock_ms(vm_clock) + 10);
    pair_value("pending", !!qemu_timer_pending(t));
    pair_value("early", qemu_timer_expired(t, qemu_get_clock_ms(vm_clock) + 9));
    pair_value("due", qemu_timer_expired(t, qemu_get_clock_ms(vm_clock) + 10));
    pair_value("expire", qemu_timer_expire_time_ns(t));
}
