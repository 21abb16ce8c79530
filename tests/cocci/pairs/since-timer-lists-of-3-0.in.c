/* pair: --from 2.3 --to newest new-layout rule:3.1-timer-lists */
/* Lists of 2.3 to 3.0, with their group. */
static QEMUTimer *since_make(AioContext *ctx, QEMUTimer *t, void *opaque)
{
    timer_init_tl(t, ctx->tlg.tl[QEMU_CLOCK_VIRTUAL], SCALE_NS, since_tick, t);
    return timer_new_tl(ctx->tlg.tl[QEMU_CLOCK_HOST], SCALE_MS, since_tick,
                        opaque);
}
