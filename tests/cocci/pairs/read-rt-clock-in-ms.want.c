/* pair: --from 0.14 */
/* rt_clock counted milliseconds until 0.14. */
static int64_t deadline(void)
{
    return qemu_clock_get_ms(QEMU_CLOCK_REALTIME) + 1000;
}

void pair_run(void *opaque)
{
    pair_value("deadline", deadline());
}
