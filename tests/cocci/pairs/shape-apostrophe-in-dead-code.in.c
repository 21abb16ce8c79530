/* pair: --from 1.0 by-hand-more */
/* What the preprocessor skips need not be C. */
#if 0
This isn't C, and "this does not end.
Nothing was here; don't look for it
#endif

#ifdef PAIR_NEVER
#error You can't have this
#endif

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ns(vm_clock, pair_fired, opaque);

    qemu_mod_timer(t, qemu_get_clock_ns(vm_clock) + 1);
}
