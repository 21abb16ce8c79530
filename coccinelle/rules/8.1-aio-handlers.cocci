#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// aio_set_fd_handler() and its sibling lost is_external in 8.1.
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
