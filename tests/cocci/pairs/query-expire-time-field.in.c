/* pair: --from 0.14 tokens */
/* Appendix B, 7: the field of a QEMUTimer, read. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(vm_clock, pair_fired, opaque);
    int64_t left = 0;

    qemu_mod_timer(t, qemu_get_clock(vm_clock) + 12345);
    if (qemu_timer_pending(t)) {
        left = t->expire_time - qemu_get_clock(vm_clock);
    }
    pair_value("left", left);
}
