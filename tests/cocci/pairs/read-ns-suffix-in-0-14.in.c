/* pair: --from 0.14 */
/* In 0.13 and 0.14 the _ns spelling was ns on rt_clock already. */
void pair_run(void *opaque)
{
    pair_value("rt", qemu_get_clock_ns(rt_clock) / 1000000);
}
