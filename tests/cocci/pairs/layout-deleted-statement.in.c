/* pair: --from 1.0 */
/* A statement that goes takes its line, not what is written about it. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    QEMUTimer *u = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    qemu_mod_timer(t, 1000);
    qemu_mod_timer(u, 2000);

    qemu_del_timer(t);
    qemu_free_timer(t);

    qemu_del_timer(u); /* stop it */
    qemu_free_timer(u); /* and let it go */
    u = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    if (u) { qemu_del_timer(u); qemu_free_timer(u); }
    u = qemu_new_timer_ns(vm_clock, pair_fired, opaque);
    qemu_mod_timer(u, 3000);
}
