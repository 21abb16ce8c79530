/* pair: --from 1.0 */
/* A scale goes with its blanks, or with its line; no blank ends a line. */
void pair_run(void *opaque)
{
    QEMUTimer *alone = qemu_new_timer(vm_clock,
                                      SCALE_NS,
                                      pair_fired,
                                      opaque);
    QEMUTimer *last = qemu_new_timer(vm_clock, SCALE_NS,
                                     pair_fired, opaque);
    QEMUTimer *first = qemu_new_timer(vm_clock,
                                      SCALE_NS, pair_fired, opaque);
    QEMUTimer *dense = qemu_new_timer(vm_clock,SCALE_NS,pair_fired,opaque);
    QEMUTimer *wide = qemu_new_timer( vm_clock , SCALE_NS	,	pair_fired, opaque );
    QEMUTimer *comma = qemu_new_timer(vm_clock
                                      , SCALE_NS
                                      , pair_fired
                                      , opaque);

    qemu_mod_timer(alone, 1000);
    qemu_mod_timer(last, 2000);
    qemu_mod_timer(first, 3000);
    qemu_mod_timer(dense, 4000);
    qemu_mod_timer(wide, 5000);
    qemu_mod_timer(comma, 6000);
}
