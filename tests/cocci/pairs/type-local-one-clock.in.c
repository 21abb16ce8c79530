/* pair: --from 0.14 by-name */
/* A local that only ever holds vm_clock: its unit is known. */
void pair_run(void *opaque)
{
    QEMUClock *c = vm_clock;
    QEMUTimer *t = qemu_new_timer(c, pair_fired, opaque);

    qemu_mod_timer(t, qemu_get_clock(c) + 31);
}
