/* pair: --from 1.0 by-name */
/* Several statements without braces. */
#define STOP_BOTH(a, b) qemu_del_timer(a); qemu_del_timer(b)

void pair_run(void *opaque)
{
    QEMUTimer *a = qemu_new_timer_ns(vm_clock, pair_fired, "a");
    QEMUTimer *b = qemu_new_timer_ns(vm_clock, pair_fired, "b");

    qemu_mod_timer(a, 1);
    qemu_mod_timer(b, 2);
    STOP_BOTH(a, b);
    pair_value("pending", qemu_timer_pending(a) + qemu_timer_pending(b));
}
