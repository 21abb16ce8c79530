/* pair: --from 0.14 by-name */
/* A local that only ever holds vm_clock: its unit is known. */
void pair_run(void *opaque)
{
    QEMUClockType c = QEMU_CLOCK_VIRTUAL;
    QEMUTimer *t = timer_new_ns(c, pair_fired, opaque);

    timer_mod(t, qemu_clock_get_ns(c) + 31);
}
