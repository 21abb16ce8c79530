/* pair: --from 1.0 */
/* Lines that end with CR LF. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(vm_clock,
                                  SCALE_NS,
                                  pair_fired, opaque);
    QEMUTimer *u = qemu_new_timer(vm_clock, SCALE_NS,
                                  pair_fired, opaque);

    qemu_mod_timer(t, 1000);
    qemu_mod_timer(u, 2000);
    qemu_del_timer(t);
    qemu_free_timer(t);
}
