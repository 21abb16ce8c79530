/* pair: --from 0.14 */
/* Code that is switched off converts too. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, opaque);

#if 0
    timer_mod(t, qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 1);
#endif
    timer_mod(t, qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 2);
}

#if 0
static void never(QEMUTimer *t)
{
    timer_del(t);
}
#endif
