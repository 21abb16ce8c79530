/* pair: --from 1.3 */
/* Clocks compared with each other. */
static int unit(QEMUClockType c)
{
    return c == QEMU_CLOCK_REALTIME ? 1000000 : c != QEMU_CLOCK_VIRTUAL ? 10 : 1;
}

void pair_run(void *opaque)
{
    pair_value("unit", unit(QEMU_CLOCK_REALTIME) + unit(QEMU_CLOCK_VIRTUAL) + unit(QEMU_CLOCK_HOST));
}
