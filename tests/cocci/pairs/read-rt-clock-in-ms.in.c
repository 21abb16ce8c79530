/* pair: --from 0.14 */
/* rt_clock counted milliseconds until 0.14. */
static int64_t deadline(void)
{
    return qemu_get_clock(rt_clock) + 1000;
}

void pair_run(void *opaque)
{
    pair_value("deadline", deadline());
}
