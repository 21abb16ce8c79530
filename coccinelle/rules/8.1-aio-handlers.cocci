#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// aio_set_fd_handler() and its sibling lost is_external in 8.1.
//
// before, in 8.0:
//     static void watch(AioContext *ctx, int fd, void *opaque)
//     {
//         aio_set_fd_handler(ctx, fd, false, on_read, NULL, NULL, NULL, opaque);
//     }
// after, in 8.1:
//     static void watch(AioContext *ctx, int fd, void *opaque)
//     {
//         aio_set_fd_handler(ctx, fd, on_read, NULL, NULL, NULL, opaque);
//     }
@@
expression CTX, FD, EXTERNAL, READ, WRITE, POLL, READY, OPAQUE;
@@
  aio_set_fd_handler(CTX, FD,
- EXTERNAL,
  READ, WRITE, POLL, READY, OPAQUE)

@@
expression CTX, NOTIFIER, EXTERNAL, READ, POLL, READY;
@@
  aio_set_event_notifier(CTX, NOTIFIER,
- EXTERNAL,
  READ, POLL, READY)
