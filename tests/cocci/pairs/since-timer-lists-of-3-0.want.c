/* pair: --from 2.3 --to newest new-layout rule:3.1-timer-lists */
/* Lists of 2.3 to 3.0, with their group. */
static QEMUTimer *since_make(AioContext *ctx, QEMUTimer *t, void *opaque)
{
    timer_init_full(t, &ctx->tlg, QEMU_CLOCK_VIRTUAL, SCALE_NS, 0, since_tick, t);
    return timer_new_full(&ctx->tlg, QEMU_CLOCK_HOST, SCALE_MS, 0, since_tick,
                        opaque);
}
