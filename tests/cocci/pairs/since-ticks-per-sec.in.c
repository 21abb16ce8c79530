/* pair: --from 1.7 --to newest rule:2.6-ticks-per-sec */
/* One second in ns, under the name that stayed. */
void pair_run(void *opaque)
{
    pair_value("s", muldiv64(3, get_ticks_per_sec(), 2));
}
