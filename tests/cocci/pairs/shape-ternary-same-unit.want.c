/* pair: --from 0.14 by-name */
/* A conditional clock of one unit, three arguments. */
void pair_run(void *opaque)
{
    int host = opaque != NULL;
    QEMUTimer *t = timer_new_ns(host ? QEMU_CLOCK_HOST : QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, qemu_clock_get_ns(host ? QEMU_CLOCK_HOST : QEMU_CLOCK_VIRTUAL) + 6);
}
