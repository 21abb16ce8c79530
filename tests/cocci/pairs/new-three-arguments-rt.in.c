/* pair: --from 0.14 */
/* Appendix B, 1: a timer on rt_clock counts milliseconds. */
void pair_run(void *opaque)
{
    QEMUTimer *t;

    t = qemu_new_timer(rt_clock, pair_fired, opaque);
    qemu_mod_timer(t, qemu_get_clock(rt_clock) + 30);
}
