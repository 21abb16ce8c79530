/* pair: --from 1.0 tokens */
/* The scale vanishes, the comments beside it do not. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ms(QEMU_CLOCK_VIRTUAL, /* in ms */
                                  /* who */ pair_fired, opaque);

    timer_mod(t, 1000000);
}
