/* pair: --from 0.14 */
/* In 0.13 and 0.14 the _ns spelling was ns on rt_clock already. */
void pair_run(void *opaque)
{
    pair_value("rt", qemu_clock_get_ns(QEMU_CLOCK_REALTIME) / 1000000);
}
