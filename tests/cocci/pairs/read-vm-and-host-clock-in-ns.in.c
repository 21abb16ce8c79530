/* pair: --from 0.14 */
/* The other clocks counted nanoseconds all along. */
static int64_t sum(void)
{
    int64_t a = qemu_get_clock(vm_clock);
    int64_t b;

    b = qemu_get_clock(host_clock);
    return a - b;
}

void pair_run(void *opaque)
{
    pair_value("sum", sum());
}
