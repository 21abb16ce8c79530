/* pair: --from 1.7 --to newest rule:5.2-icount-names */
/* Names of instruction counting, as calls and as values. */
static int64_t since_icount(CPUState *cpu)
{
    int64_t (*raw)(void) = cpu_get_icount_raw;

    if (use_icount) {
        cpu_update_icount(cpu);
        qemu_start_warp_timer();
        return cpu_icount_to_ns(raw()) + cpu_get_icount();
    }
    use_icount = 2;
    return use_icount == 1 ? cpu->use_icount : 0;
}
