/* pair: --from 1.0 */
/* The suffixed spellings keep their arguments. */
void pair_run(void *opaque)
{
    QEMUTimer *a = qemu_new_timer_ns(rt_clock, pair_fired, "a");
    QEMUTimer *b = qemu_new_timer_ms(vm_clock, pair_fired, "b");
    QEMUTimer *c = qemu_new_timer_ms(rtc_clock, pair_fired, "c");

    qemu_mod_timer(a, qemu_get_clock_ns(rt_clock) + 5);
    qemu_mod_timer(b, qemu_get_clock_ms(vm_clock) + 5);
    qemu_mod_timer(c, qemu_get_clock_ms(rtc_clock) + 5);
}
