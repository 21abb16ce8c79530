/* pair: --from 1.0 */
/* What goes leaves the comments around it and inside it. */
void pair_run(void *opaque)
{
    QEMUTimer *behind = qemu_new_timer(vm_clock, SCALE_NS, /* cb */
                                       pair_fired, opaque);
    QEMUTimer *lines = qemu_new_timer(vm_clock, // clock
                                      SCALE_NS, // unit
                                      pair_fired, // who
                                      opaque);
    int64_t tick = get_ticks_per_sec /* a */ ( /* b */ ) / 5;

    qemu_mod_timer(behind, 2000);
    qemu_mod_timer(lines, tick);
}
