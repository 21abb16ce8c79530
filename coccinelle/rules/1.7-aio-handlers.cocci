#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// aio_set_fd_handler() and its sibling lost io_flush in 1.7. What has
// is_external in the place of the first handler is from 2.5 or later.
//
// before, in 1.4:
//     static void watch(AioContext *ctx, int fd, void *opaque)
//     {
//         aio_set_fd_handler(ctx, fd, on_read, NULL, on_flush, opaque);
//     }
// after, in 1.7:
//     static void watch(AioContext *ctx, int fd, void *opaque)
//     {
//         aio_set_fd_handler(ctx, fd, on_read, NULL, opaque);
//     }
@initialize:python@
@@
def is_handler(text):
    return (text.strip() not in ("true", "false", "0", "1")
            and "external" not in text)

@@
expression CTX, FD, WRITE, FLUSH, OPAQUE;
expression READ : script:python() { is_handler(READ) };
@@
  aio_set_fd_handler(CTX, FD, READ, WRITE,
- FLUSH,
  OPAQUE)

@@
expression CTX, NOTIFIER, FLUSH;
expression READ : script:python() { is_handler(READ) };
@@
  aio_set_event_notifier(CTX, NOTIFIER, READ
- , FLUSH
  )
