/* pair: --from 1.0 */
/* Form feeds and vertical tabs between functions. */

static void stop(QEMUTimer *t)
{
    timer_del(t);
}

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque);

    stop(t);
    timer_mod(t, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 1);
}
