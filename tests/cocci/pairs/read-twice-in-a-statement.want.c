/* pair: --from 0.14 */
/* Two reads in one expression convert together. */
void pair_run(void *opaque)
{
    pair_value("both", qemu_clock_get_ms(QEMU_CLOCK_REALTIME) * 1000000 - qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL));
}
