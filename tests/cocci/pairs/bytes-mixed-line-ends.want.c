/* pair: --from 1.0 */
/* Some lines end so, some lines end so. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 1);
    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 2);
    timer_mod(t,
                   qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 3);
}
