/* pair: --from 1.0 by-name */
/* Bodies that leave a loop or jump. */
#define BREAK_IF_DUE(t) if (qemu_timer_expired(t, qemu_get_clock_ns(vm_clock))) break
#define OUT_IF_DUE(t) if (qemu_timer_expired(t, qemu_get_clock_ns(vm_clock))) goto out

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    int i;

    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) - 1);
    for (i = 0; i < 10; i++) {
        BREAK_IF_DUE(t);
    }
    OUT_IF_DUE(t);
    pair_value("not reached", i);
out:
    pair_value("turns", i);
}
