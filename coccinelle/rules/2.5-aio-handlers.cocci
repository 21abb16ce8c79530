#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// aio_set_fd_handler() and its sibling have is_external, from 2.5 to 8.0.
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
