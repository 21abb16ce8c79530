/* pair: --from 0.14 */
/* The GNU blank stays. */
void pair_run (void *opaque)
{
    QEMUTimer *t = qemu_new_timer (vm_clock, pair_fired, opaque);

    qemu_mod_timer (t, qemu_get_clock (vm_clock) + 1);
    qemu_mod_timer	(t, qemu_get_clock	( vm_clock ) + 2 ) ;
    pair_value ("ms", qemu_get_clock  (  rt_clock  ));
}
