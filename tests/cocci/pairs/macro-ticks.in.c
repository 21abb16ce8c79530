/* pair: --from 0.11 */
/* ticks_per_sec in a body, with and without brackets. */
#define FRAME (ticks_per_sec / 60)
#define US(x) muldiv64(x, ticks_per_sec, 1000000)

void pair_run(void *opaque)
{
    pair_value("frame", FRAME);
    pair_value("us", US(25));
}
