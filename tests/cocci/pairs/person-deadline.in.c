/* pair: --from 1.0 no-run */
/* Another contract: INT32_MAX for "none". */
static int64_t left(void)
{
    return qemu_clock_deadline(vm_clock);
}
