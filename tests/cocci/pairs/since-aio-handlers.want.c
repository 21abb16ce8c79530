/* pair: --from 1.7 --to newest no-run rule:2.5-aio-handlers,2.9-aio-handlers,7.0-aio-handlers,8.1-aio-handlers */
/* Each shape that a release had; the newest stays. */
static void since_watch(AioContext *ctx, int fd, EventNotifier *e, void *opaque)
{
    aio_set_fd_handler(ctx, fd, since_read, since_write, NULL, NULL, opaque);
    aio_set_fd_handler(ctx, fd, since_read, since_write, NULL, NULL, opaque);
    aio_set_fd_handler(ctx, fd, since_read, NULL, since_poll, NULL, opaque);
    aio_set_fd_handler(ctx, fd, NULL, NULL, NULL, NULL, NULL);
    aio_set_fd_handler(ctx, fd, since_read, NULL, since_poll, since_ready,
                       opaque);
    aio_set_event_notifier(ctx, e, since_on_event, NULL, NULL);
    aio_set_event_notifier(ctx, e, since_on_event, NULL, NULL);
    aio_set_event_notifier(ctx, e, since_on_event, since_event_poll, NULL);
    aio_set_event_notifier(ctx, e, NULL, NULL, NULL);
    aio_set_event_notifier(ctx, e, since_on_event, since_event_poll, NULL);
}
