/* pair: --from 0.12 */
/* An int that holds rt_clock milliseconds, and ns made of them. */
void pair_run(void *opaque)
{
    int now = qemu_clock_get_ms(QEMU_CLOCK_REALTIME);
    uint64_t ns = qemu_clock_get_ms(QEMU_CLOCK_REALTIME) * 1000000;

    pair_value("now", now);
    pair_value("ns", ns);
}
