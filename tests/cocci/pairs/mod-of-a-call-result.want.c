/* pair: --from 1.3 */
/* The timer argument is any expression. */
static QEMUTimer *timers[2];

static QEMUTimer **slot(int i)
{
    return &timers[i];
}

void pair_run(void *opaque)
{
    *slot(0) = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "zero");
    *slot(1) = timer_new_ns(QEMU_CLOCK_VIRTUAL, pair_fired, "one");
    timer_mod(*slot(0), 1000000000000);
    timer_mod((*slot(1)), (int64_t)qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + 2);
}
