/* pair: --from 0.14 by-name */
/* Several of them, with clocks that decide the unit. */
#define HELPER(name) glue_two_ ## name
#define glue_two_now now_two

int64_t HELPER(pair_ms)(void)
{
    return qemu_clock_get_ms(QEMU_CLOCK_REALTIME);
}

int64_t HELPER(pair_ns)(void)
{
    return qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
}

void pair_run(void *opaque)
{
    pair_value("ms", HELPER(pair_ms)());
    pair_value("ns", HELPER(pair_ns)());
}
