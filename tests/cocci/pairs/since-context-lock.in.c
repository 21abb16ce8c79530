/* pair: --from 1.7 --to newest no-run rule:9.0-context-lock */
/* The lock of a context is gone; a branch keeps its statement. */
static void since_lock(BlockDriverState *bs, bool is_ours)
{
    AioContext *context = bdrv_get_aio_context(bs);

    aio_context_acquire(context);
    bdrv_drain(bs);
    if (is_ours) {
        aio_context_release(bdrv_get_aio_context(bs));
        return;
    }
    if (!is_ours)
        aio_context_release(context);
    else
        aio_context_acquire(context);
}
