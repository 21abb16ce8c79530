/* pair: --from 0.12 */
/* A macro without brackets around its body. */
#define NOW() qemu_clock_get_ms(QEMU_CLOCK_REALTIME)

void pair_run(void *opaque)
{
    pair_value("ms", NOW() + 1);
}
