/* pair: --from 1.0 by-name */
/* Brackets around the name or the clock. */
void pair_run(void *opaque)
{
    QEMUTimer *t = (qemu_new_timer_ns)((vm_clock), pair_fired, opaque);

    (qemu_mod_timer)(t, (qemu_get_clock_ns)((vm_clock)) + 1);
    (*qemu_mod_timer)(t, (qemu_get_clock_ns((vm_clock))) + 2);
    (void)(qemu_del_timer)(t), qemu_mod_timer((t), 1 + (int64_t)(qemu_get_clock_ns(vm_clock)));
}
