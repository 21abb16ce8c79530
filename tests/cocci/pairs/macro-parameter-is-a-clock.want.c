/* pair: --from 1.3 by-name */
/* The clock comes as the macro's parameter: body and callers convert. */
#define READ(clock) qemu_clock_get_ns(clock)
#define MAKE(clock, label) timer_new_ms(clock, pair_fired, label)

void pair_run(void *opaque)
{
    QEMUTimer *t = MAKE(QEMU_CLOCK_REALTIME, "rt");

    timer_mod(t, READ(QEMU_CLOCK_REALTIME) / 1000000 + 1);
    pair_value("vm", READ(QEMU_CLOCK_VIRTUAL));
}
