/* pair: --from 1.3 */
/* A clock handed to a function of this file. */
static int64_t in(QEMUClockType clock, int64_t ns)
{
    return qemu_clock_get_ns(clock) + ns;
}

void pair_run(void *opaque)
{
    pair_value("vm", in(QEMU_CLOCK_VIRTUAL, 1));
    pair_value("host", in(QEMU_CLOCK_HOST, 2));
}
