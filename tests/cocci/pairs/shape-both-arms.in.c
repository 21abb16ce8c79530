/* pair: --from 1.0 */
/* Both arms of an #ifdef. */
void pair_run(void *opaque)
{
    QEMUTimer *t;

#ifdef PAIR_FAST
    t = qemu_new_timer_ns(vm_clock, pair_fired, "fast");
    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + 1);
#else
    t = qemu_new_timer_ms(rt_clock, pair_fired, "slow");
    qemu_mod_timer(t, qemu_get_clock_ms(rt_clock) + 1);
#endif
}
