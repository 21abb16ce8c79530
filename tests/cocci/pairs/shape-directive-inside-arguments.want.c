/* pair: --from 0.14 or-left */
/* Two callbacks, of which the preprocessor takes one: still three. */
void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL,
#ifdef PAIR_OTHER
                                  pair_other,
#else
                                  pair_fired,
#endif
                                  opaque);

    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 1);
}
