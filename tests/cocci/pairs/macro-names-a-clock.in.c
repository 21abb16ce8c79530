/* pair: --from 0.14 by-name */
/* A name for a clock: the body converts, and its users' units follow. */
#define H vm_clock

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(H, pair_fired, opaque);

    qemu_mod_timer(t, qemu_get_clock(H) + 25);
}
