/* pair: --from 0.14 */
/* get_ticks_per_sec() lived until 2.5; the constant came with 2.4. */
void pair_run(void *opaque)
{
    int64_t t = muldiv64(12345678, get_ticks_per_sec(), 115200);

    t += muldiv64(get_ticks_per_sec(), 3, 1000);
    pair_value("t", t + get_ticks_per_sec() / 2);
    pair_value("nested", muldiv64(muldiv64(9, get_ticks_per_sec(), 4), 2, get_ticks_per_sec()));
}
