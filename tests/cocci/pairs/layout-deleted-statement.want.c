/* pair: --from 1.0 */
/* A statement that goes takes its line, not what is written about it. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    QEMUTimer *u = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, 1000);
    timer_mod(u, 2000);

    timer_free(t);

    /* stop it */
    timer_free(u); /* and let it go */
    u = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    timer_free(u);
    u = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);
    timer_mod(u, 3000);
}
