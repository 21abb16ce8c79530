/* pair: --from 0.12 */
/* An int that holds rt_clock milliseconds, and ns made of them. */
void pair_run(void *opaque)
{
    int now = qemu_get_clock(rt_clock);
    uint64_t ns = qemu_get_clock(rt_clock) * 1000000;

    pair_value("now", now);
    pair_value("ns", ns);
}
