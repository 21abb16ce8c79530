/* pair: --from 1.0 by-name */
/* Inside the block it is a number, after it the clock again. */
void pair_run(void *opaque)
{
    pair_value("clock before", qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL));
    {
        int64_t vm_clock = 5;

        pair_value("number", vm_clock);
    }
    pair_value("clock after", qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL));
    for (int rt_clock = 0; rt_clock < 1; rt_clock++) {
        pair_value("index", rt_clock);
    }
    pair_value("ms", qemu_clock_get_ms(QEMU_CLOCK_REALTIME));
}
