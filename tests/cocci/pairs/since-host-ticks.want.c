/* pair: --from 1.7 --to newest rule:2.5-host-ticks */
/* The host's ticks got their own name. */
static int64_t since_ticks(void)
{
    int64_t (*read)(void) = cpu_get_host_ticks;

    return cpu_get_host_ticks() - read();
}
