/* pair: --from 0.12 */
/* A macro without brackets around its body. */
#define NOW() qemu_get_clock(rt_clock)

void pair_run(void *opaque)
{
    pair_value("ms", NOW() + 1);
}
