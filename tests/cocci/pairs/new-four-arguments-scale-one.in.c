/* pair: --from 1.0 */
/* A scale of 1 is nanoseconds. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(vm_clock, 1, pair_fired, opaque);

    qemu_mod_timer(t, 123456789012);
}
