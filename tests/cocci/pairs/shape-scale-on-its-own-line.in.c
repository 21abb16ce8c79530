/* pair: --from 1.0 tokens */
/* The scale stands alone on its line. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(vm_clock,
                                  SCALE_NS,
                                  pair_fired,
                                  opaque);

    qemu_mod_timer(t, 1000000000000);
}
