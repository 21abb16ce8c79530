/* pair: --from 0.14 by-name */
/* A conditional clock of one unit, three arguments. */
void pair_run(void *opaque)
{
    int host = opaque != NULL;
    QEMUTimer *t = qemu_new_timer(host ? host_clock : vm_clock, pair_fired, opaque);

    qemu_mod_timer(t, qemu_get_clock(host ? host_clock : vm_clock) + 6);
}
