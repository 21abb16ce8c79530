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
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 1);
}
