/* pair: --from 1.7 --to 2.9 no-run rule:2.5-aio-handlers,2.9-aio-handlers */
/* From 2.9 to 6.2: is_external and io_poll. */
static void since_watch(AioContext *ctx, int fd, EventNotifier *e, void *opaque)
{
    aio_set_fd_handler(ctx, fd, false, since_read, (IOHandler *)since_write, NULL, opaque);
    aio_set_fd_handler(ctx, fd, ctx_is_external, NULL, NULL, NULL,
                       opaque);
    aio_set_event_notifier(ctx, e, false, since_on_event, NULL);
}
