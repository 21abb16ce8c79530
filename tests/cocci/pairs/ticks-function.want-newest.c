/* pair: --from 0.14 */
/* get_ticks_per_sec() lived until 2.5; the constant came with 2.4. */
void pair_run(void *opaque)
{
    int64_t t = muldiv64(12345678, NANOSECONDS_PER_SECOND, 115200);

    t += muldiv64(NANOSECONDS_PER_SECOND, 3, 1000);
    pair_value("t", t + NANOSECONDS_PER_SECOND / 2);
    pair_value("nested", muldiv64(muldiv64(9, NANOSECONDS_PER_SECOND, 4), 2, NANOSECONDS_PER_SECOND));
}
