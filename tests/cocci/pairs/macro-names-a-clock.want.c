/* pair: --from 0.14 by-name */
/* A name for a clock: the body converts, and its users' units follow. */
#define H QEMU_CLOCK_VIRTUAL

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(H, pair_fired, opaque);

    timer_mod(t, qemu_clock_get_ns(H) + 25);
}
