/* pair: --from 0.14 no-run report-more */
/* The unit depends on the macro's argument: nothing can be guessed. */
#define READ(c) qemu_get_clock(c)

static int64_t sum(void)
{
    return READ(rt_clock) * 1000000 + READ(vm_clock);
}
