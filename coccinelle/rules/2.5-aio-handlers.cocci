#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// aio_set_fd_handler() and its sibling have is_external, from 2.5 to 8.0.
//
// before, in 2.4:
//     static void watch(AioContext *ctx, int fd, void *opaque)
//     {
//         aio_set_fd_handler(ctx, fd, on_read, NULL, opaque);
//     }
// after, in 2.5:
//     static void watch(AioContext *ctx, int fd, void *opaque)
//     {
//         aio_set_fd_handler(ctx, fd, false, on_read, NULL, opaque);
//     }
@@
expression CTX, FD, READ, WRITE, OPAQUE;
@@
  aio_set_fd_handler(CTX, FD,
+ false,
  READ, WRITE, OPAQUE)

@@
expression CTX, NOTIFIER, READ;
@@
  aio_set_event_notifier(CTX, NOTIFIER,
+ false,
  READ)
