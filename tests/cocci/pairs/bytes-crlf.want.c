/* pair: --from 1.0 */
/* Line ends of another system. */
#define ARM(t, n)                               \
    timer_mod((t), qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)    \
                   + (n))

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired,
                                     opaque);

    ARM(t, 1);
    timer_mod(t,
                   qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 2);
}
