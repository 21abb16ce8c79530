/* pair: --from 0.14 run-only by-name */
/* A local that only ever holds rt_clock: milliseconds. */
void pair_run(void *opaque)
{
    QEMUClock *c = rt_clock;
    QEMUTimer *t = qemu_new_timer(c, pair_fired, opaque);

    qemu_mod_timer(t, qemu_get_clock(c) + 31);
}
