/* pair: --from 0.14 */
/* Appendix B, 1: a timer on rt_clock counts milliseconds. */
void pair_run(void *opaque)
{
    QEMUTimer *t;

    t = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, opaque);
    timer_mod(t, qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 30);
}
