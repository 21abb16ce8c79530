/* pair: --from 1.0 tokens */
/* The scale stands alone on its line. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL,
                                  pair_fired,
                                  opaque);

    timer_mod(t, 1000000000000);
}
