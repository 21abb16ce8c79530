/* pair: --from 1.3 */
/* Clocks compared with each other. */
static int unit(QEMUClock *c)
{
    return c == rt_clock ? 1000000 : c != vm_clock ? 10 : 1;
}

void pair_run(void *opaque)
{
    pair_value("unit", unit(rt_clock) + unit(vm_clock) + unit(host_clock));
}
