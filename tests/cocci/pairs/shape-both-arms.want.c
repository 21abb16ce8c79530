/* pair: --from 1.0 */
/* Both arms of an #ifdef. */
void pair_run(void *opaque)
{
    QEMUTimer *t;

#ifdef PAIR_FAST
    t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "fast");
    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 1);
#else
    t = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, "slow");
    timer_mod(t, qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 1);
#endif
}
