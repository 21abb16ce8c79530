/* pair: --from 1.3 by-name */
/* Several clocks in an array. */
void pair_run(void *opaque)
{
    QEMUClockType clocks[2];
    int i;

    clocks[0] = QEMU_CLOCK_REALTIME;
    clocks[1] = QEMU_CLOCK_HOST;
    for (i = 0; i < 2; i++) {
        pair_value("clock", qemu_clock_get_ns(clocks[i]));
    }
}
