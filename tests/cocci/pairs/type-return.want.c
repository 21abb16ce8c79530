/* pair: --from 1.3 by-name */
/* A function of this file that gives a clock. */
static QEMUClockType pick(int rt)
{
    return rt ? QEMU_CLOCK_REALTIME : QEMU_CLOCK_VIRTUAL;
}

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ms(pick(1), pair_fired, opaque);

    timer_mod(t, qemu_clock_get_ms(pick(1)) + 4);
    pair_value("vm", qemu_clock_get_ns(pick(0)));
}
