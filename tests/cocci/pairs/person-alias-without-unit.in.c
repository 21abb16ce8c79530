/* pair: --from 0.14 no-run report-more */
/* A second name for a read whose unit hangs on the clock: all or none. */
#define now_of qemu_get_clock

static int64_t sum(void)
{
    return now_of(rt_clock) + now_of(vm_clock);
}
