/* pair: --from 0.14 */
/* A body over several lines, aligned backslashes kept. */
#define ARM(t, n)                                       \
    do {                                                \
        timer_del(t);                              \
        timer_mod((t), qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)    \
                       + (n));                          \
    } while (0)

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    ARM(t, 50);
}
