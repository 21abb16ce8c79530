/* pair: --from 1.7 --to newest rule:5.2-icount-names */
/* Names of instruction counting, as calls and as values. */
static int64_t since_icount(CPUState *cpu)
{
    int64_t (*raw)(void) = icount_get_raw;

    if (icount_enabled()) {
        icount_update(cpu);
        icount_start_warp_timer();
        return icount_to_ns(raw()) + icount_get();
    }
    use_icount = 2;
    return icount_enabled() == 1 ? cpu->use_icount : 0;
}
