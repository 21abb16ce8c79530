/* pair: --from 1.0 run-only by-name */
#define KIND(x) _Generic((x), QEMUTimer *: qemu_timer_pending((QEMUTimer *)(x)), default: 7)
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    qemu_mod_timer(t, _Generic(1, int: qemu_get_clock_ns(vm_clock), default: qemu_get_clock_ns(rt_clock)) + 6);
    pair_value("k", KIND(t) ? 1 : 0);
}
