/* pair: --from 1.0 no-run by-hand-more */
static int64_t qemu_icount_round(int64_t count)
{
    return (count + 1) >> 1;
}

static int64_t keep_round(int64_t count)
{
    return qemu_icount_round(count) + count;
}
