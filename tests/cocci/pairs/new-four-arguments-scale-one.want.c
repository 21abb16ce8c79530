/* pair: --from 1.0 */
/* A scale of 1 is nanoseconds. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, 123456789012);
}
