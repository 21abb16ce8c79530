/* pair: --from 1.0 tokens */
/* The scale vanishes, the comments beside it do not. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(vm_clock, /* in ms */ SCALE_MS,
                                  /* who */ pair_fired, opaque);

    qemu_mod_timer(t, 1000000);
}
