#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// aio_set_fd_handler() and its sibling lost io_flush in 1.7.
@@
expression CTX, FD, WRITE, FLUSH, OPAQUE;
expression READ != {true, false, 0, 1};
@@
  aio_set_fd_handler(CTX, FD, READ, WRITE,
- FLUSH,
  OPAQUE)

@@
expression CTX, NOTIFIER, FLUSH;
expression READ != {true, false, 0, 1};
@@
  aio_set_event_notifier(CTX, NOTIFIER, READ
- , FLUSH
  )
