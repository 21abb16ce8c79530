/* pair: --from 1.3 by-name */
/* A function of this file that gives a clock. */
static QEMUClock *pick(int rt)
{
    return rt ? rt_clock : vm_clock;
}

void pair_run(void *opaque)
{
    QEMUTimer *t = qemu_new_timer_ms(pick(1), pair_fired, opaque);

    qemu_mod_timer(t, qemu_get_clock_ms(pick(1)) + 4);
    pair_value("vm", qemu_get_clock_ns(pick(0)));
}
