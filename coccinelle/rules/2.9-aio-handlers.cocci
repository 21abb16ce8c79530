#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// aio_set_fd_handler() and its sibling have io_poll, from 2.9 on.
//
// before, in 2.8:
//     static void watch(AioContext *ctx, int fd, void *opaque)
//     {
//         aio_set_fd_handler(ctx, fd, false, on_read, NULL, opaque);
//     }
// after, in 2.9:
//     static void watch(AioContext *ctx, int fd, void *opaque)
//     {
//         aio_set_fd_handler(ctx, fd, false, on_read, NULL, NULL, opaque);
//     }
@@
expression CTX, FD, READ, WRITE, OPAQUE;
expression EXTERNAL;
@@
  aio_set_fd_handler(CTX, FD, EXTERNAL, READ,
- WRITE
+ WRITE, NULL
  , OPAQUE)

@@
expression CTX, NOTIFIER, EXTERNAL, READ;
@@
  aio_set_event_notifier(CTX, NOTIFIER, EXTERNAL,
- READ
+ READ, NULL
  )
