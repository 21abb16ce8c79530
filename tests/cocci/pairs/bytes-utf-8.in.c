/* pair: --from 1.0 */
/* Zażółć gęślą jaźń; 時計; ü before a call on the same line. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    /* é */ qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + 1); /* → */
}
