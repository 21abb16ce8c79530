/* pair: --from 0.11 */
/* One function has its own, the next means the global. */
static int64_t own(int64_t ticks_per_sec)
{
    return ticks_per_sec + 1;
}

static int64_t global(void)
{
    return ticks_per_sec + 1;
}

void pair_run(void *opaque)
{
    pair_value("both", own(5) + global());
}
