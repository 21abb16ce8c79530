/* pair: --from 1.0 run-only */
void pair_run(void *opaque)
{
    int slow = 1;
    QEMUTimer *t = qemu_new_timer(vm_clock, slow ? SCALE_MS : SCALE_US, pair_fired, opaque);
    QEMUTimer *u = qemu_new_timer(rt_clock, slow ? (slow > 1 ? SCALE_NS : SCALE_US) : SCALE_MS, pair_fired, opaque);
    qemu_mod_timer(t, 3);
    qemu_mod_timer(u, slow ? 4000 : 5);
}
