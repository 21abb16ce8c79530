/* pair: --from 1.0 */
/* Names that stay, of clocks that do not. */
static int64_t clockarg_busy(void)
{
    return qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL) && !qemu_clock_expired(QEMU_CLOCK_VIRTUAL);
}
