/* pair: --from 1.0 */
/* Names that stay, of clocks that do not. */
static int64_t clockarg_busy(void)
{
    return qemu_clock_has_timers(vm_clock) && !qemu_clock_expired(vm_clock);
}
