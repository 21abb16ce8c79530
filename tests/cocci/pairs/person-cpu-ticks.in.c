/* pair: --from 0.8.1 no-run report-more by-hand-more */
/* In 0.8.1 and before vm_clock counted CPU ticks. */
static int64_t now(void)
{
    return qemu_get_clock(vm_clock);
}
