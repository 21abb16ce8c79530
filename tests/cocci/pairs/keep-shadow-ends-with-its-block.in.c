/* pair: --from 1.0 by-name */
/* Inside the block it is a number, after it the clock again. */
void pair_run(void *opaque)
{
    pair_value("clock before", qemu_get_clock_ns(vm_clock));
    {
        int64_t vm_clock = 5;

        pair_value("number", vm_clock);
    }
    pair_value("clock after", qemu_get_clock_ns(vm_clock));
    for (int rt_clock = 0; rt_clock < 1; rt_clock++) {
        pair_value("index", rt_clock);
    }
    pair_value("ms", qemu_get_clock_ms(rt_clock));
}
