/* pair: --from 1.0 */
/* Line ends of another system. */
#define ARM(t, n)                               \
    qemu_mod_timer((t), qemu_get_clock_ns(vm_clock)    \
                   + (n))

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired,
                                     opaque);

    ARM(t, 1);
    qemu_mod_timer(t,
                   qemu_get_clock_ns(vm_clock) + 2);
}
