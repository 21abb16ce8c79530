/* pair: --from 1.0 */
/* timer_mod keeps the timer's unit, timer_mod_ns is always ns. */
void pair_run(void *opaque)
{
    QEMUTimer *a = qemu_new_timer_ms(vm_clock, pair_fired, "scaled");
    QEMUTimer *b = qemu_new_timer_ms(vm_clock, pair_fired, "ns");

    qemu_mod_timer(a, 5000);
    qemu_mod_timer_ns(b, 5000);
}
