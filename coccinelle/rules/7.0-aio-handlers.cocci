#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// aio_set_fd_handler() and its sibling have io_poll_ready, from 7.0 on.
//
// before, in 6.2:
//     static void watch(AioContext *ctx, int fd, void *opaque)
//     {
//         aio_set_fd_handler(ctx, fd, false, on_read, NULL, on_poll, opaque);
//     }
// after, in 7.0:
//     static void watch(AioContext *ctx, int fd, void *opaque)
//     {
//         aio_set_fd_handler(ctx, fd, false, on_read, NULL, on_poll, NULL, opaque);
//     }
@@
expression CTX, FD, READ, WRITE, POLL, OPAQUE;
identifier EXTERNAL =~ "^(true|false)$|external";
@@
  aio_set_fd_handler(CTX, FD, EXTERNAL, READ, WRITE,
- POLL
+ POLL, NULL
  , OPAQUE)

@@
expression CTX, NOTIFIER, READ, POLL;
identifier EXTERNAL =~ "^(true|false)$|external";
@@
  aio_set_event_notifier(CTX, NOTIFIER, EXTERNAL, READ,
- POLL
+ POLL, NULL
  )
