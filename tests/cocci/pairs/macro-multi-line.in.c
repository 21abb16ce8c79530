/* pair: --from 0.14 */
/* A body over several lines, aligned backslashes kept. */
#define ARM(t, n)                                       \
    do {                                                \
        qemu_del_timer(t);                              \
        qemu_mod_timer((t), qemu_get_clock(vm_clock)    \
                       + (n));                          \
    } while (0)

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(vm_clock, pair_fired, opaque);

    ARM(t, 50);
}
