/* pair: --from 1.4 --to 1.7 no-run rule:1.7-aio-handlers */
/* Up to 1.6 a handler told whether requests are in flight. */
static void since_watch(AioContext *ctx, int fd, EventNotifier *e, void *opaque)
{
    aio_set_fd_handler(ctx, fd, since_read, NULL, opaque);
    aio_set_event_notifier(ctx, e, since_on_event);
}
