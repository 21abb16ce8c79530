/* pair: --from 1.0 */
/* Lines that end with CR LF. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL,
                                  pair_fired, opaque);
    QEMUTimer *u = timer_new_ns(QEMU_CLOCK_VIRTUAL,
                                  pair_fired, opaque);

    timer_mod(t, 1000);
    timer_mod(u, 2000);
    timer_free(t);
}
