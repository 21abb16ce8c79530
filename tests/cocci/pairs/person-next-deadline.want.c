/* pair: --from 0.14 no-run */
/* Another contract, under older names. */
static int64_t person_next(void)
{
    return qemu_next_deadline() + qemu_next_icount_deadline();
}
