/* pair: --from 1.3 */
/* Any other scale stays an argument. */
#define TICK_NS 32

static int scale_of(int shift)
{
    return 1 << shift;
}

void pair_run(void *opaque)
{
    QEMUTimer *a = timer_new(QEMU_CLOCK_VIRTUAL, TICK_NS, pair_fired, "macro");
    QEMUTimer *b = timer_new(QEMU_CLOCK_REALTIME, scale_of(5), pair_fired, "call");
    QEMUTimer *c = timer_new(QEMU_CLOCK_HOST, SCALE_MS * 10, pair_fired, "product");

    timer_mod(a, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) / TICK_NS + 9);
    timer_mod(b, qemu_clock_get_ns(QEMU_CLOCK_REALTIME) / 32 + 9);
    timer_mod(c, qemu_clock_get_ms(QEMU_CLOCK_HOST) / 10 + 9);
}
