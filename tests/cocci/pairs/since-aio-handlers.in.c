/* pair: --from 1.7 --to newest no-run rule:2.5-aio-handlers,2.9-aio-handlers,7.0-aio-handlers,8.1-aio-handlers */
/* Each shape that a release had; the newest stays. */
static void since_watch(AioContext *ctx, int fd, EventNotifier *e, void *opaque)
{
    aio_set_fd_handler(ctx, fd, since_read, since_write, opaque);
    aio_set_fd_handler(ctx, fd, true, since_read, since_write, opaque);
    aio_set_fd_handler(ctx, fd, false, since_read, NULL, since_poll, opaque);
    aio_set_fd_handler(ctx, fd, false, NULL, NULL, NULL, NULL, NULL);
    aio_set_fd_handler(ctx, fd, since_read, NULL, since_poll, since_ready,
                       opaque);
    aio_set_event_notifier(ctx, e, since_on_event);
    aio_set_event_notifier(ctx, e, false, since_on_event);
    aio_set_event_notifier(ctx, e, true, since_on_event, since_event_poll);
    aio_set_event_notifier(ctx, e, false, NULL, NULL, NULL);
    aio_set_event_notifier(ctx, e, since_on_event, since_event_poll, NULL);
}
