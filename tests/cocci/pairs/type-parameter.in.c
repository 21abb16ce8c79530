/* pair: --from 1.3 */
/* A clock handed to a function of this file. */
static int64_t in(QEMUClock *clock, int64_t ns)
{
    return qemu_get_clock_ns(clock) + ns;
}

void pair_run(void *opaque)
{
    pair_value("vm", in(vm_clock, 1));
    pair_value("host", in(host_clock, 2));
}
