/* pair: --from 0.14 */
/* The other clocks counted nanoseconds all along. */
static int64_t sum(void)
{
    int64_t a = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    int64_t b;

    b = qemu_clock_get_ns(QEMU_CLOCK_HOST);
    return a - b;
}

void pair_run(void *opaque)
{
    pair_value("sum", sum());
}
