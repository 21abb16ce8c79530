/* pair: --from 1.3 by-name */
/* Several clocks in an array. */
void pair_run(void *opaque)
{
    QEMUClock *clocks[2];
    int i;

    clocks[0] = rt_clock;
    clocks[1] = host_clock;
    for (i = 0; i < 2; i++) {
        pair_value("clock", qemu_get_clock_ns(clocks[i]));
    }
}
