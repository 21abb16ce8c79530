/* pair: --from 1.0 by-name */
/* A clock at the end of a comma expression, and calls around commas. */
void pair_run(void *opaque)
{
    int calls = 0;
    QEMUTimer *t;

    t = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, opaque), calls++;
    pair_value("now", qemu_clock_get_ns((calls++, QEMU_CLOCK_VIRTUAL)));
    timer_mod(t, (calls++, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)) + 1), calls++;
    pair_value("calls", calls);
}
