/* pair: --from 1.7 run-only */
#define MY_SCALE SCALE_MS
#define NEW(c, s, cb, o) timer_new(c, s, cb, o)
void pair_run(void *opaque)
{
    timer_mod(timer_new(QEMU_CLOCK_HOST, (SCALE_MS), pair_fired, opaque), 6);
    timer_mod(timer_new(QEMU_CLOCK_HOST, SCALE_MS * 2, pair_fired, opaque), 7);
    timer_mod(timer_new(QEMU_CLOCK_HOST, MY_SCALE, pair_fired, opaque), 8);
    timer_mod(NEW(QEMU_CLOCK_HOST, SCALE_US, pair_fired, opaque), 9000);
    timer_mod(timer_new(QEMU_CLOCK_HOST, 1 ? SCALE_MS : SCALE_NS, pair_fired, opaque), 10);
    timer_mod(timer_new /* a */ ( /* b */ QEMU_CLOCK_HOST /* c */ , /* d */ SCALE_MS /* e */ , /* f */ pair_fired, opaque), 11);
}
