/* pair: --from 1.3 by-name */
/* The clock comes as the macro's parameter: body and callers convert. */
#define READ(clock) qemu_get_clock_ns(clock)
#define MAKE(clock, label) qemu_new_timer_ms(clock, pair_fired, label)

void pair_run(void *opaque)
{
    QEMUTimer *t = MAKE(rt_clock, "rt");

    qemu_mod_timer(t, READ(rt_clock) / 1000000 + 1);
    pair_value("vm", READ(vm_clock));
}
