/* pair: --from 0.14 or-left */
/* Two callbacks, of which the preprocessor takes one: still three. */
void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer(vm_clock,
#ifdef PAIR_OTHER
                                  pair_other,
#else
                                  pair_fired,
#endif
                                  opaque);

    qemu_mod_timer(t, qemu_get_clock(vm_clock) + 1);
}
