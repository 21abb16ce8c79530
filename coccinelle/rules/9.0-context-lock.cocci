#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// AioContexts have no lock from 9.0 on: calls that are statements of their own
// in a block are deleted.
//
// before, in 8.2:
//     void drain(AioContext *ctx)
//     {
//         aio_context_acquire(ctx);
//         drain_all(ctx);
//         aio_context_release(ctx);
//     }
// after, in 9.0:
//     void drain(AioContext *ctx)
//     {
//         drain_all(ctx);
//     }
@unbraced_lock@
identifier GONE =~ "^aio_context_(acquire|release)$";
expression list ARGUMENTS;
statement OTHER;
position p;
@@
(
  if (...) GONE@p(ARGUMENTS); else OTHER
|
  while (...) GONE@p(ARGUMENTS);
|
  for (...; ...; ...) GONE@p(ARGUMENTS);
)

@else_lock@
identifier GONE =~ "^aio_context_(acquire|release)$";
expression list ARGUMENTS;
statement OTHER;
position p;
@@
  if (...) OTHER else GONE@p(ARGUMENTS);

@@
identifier GONE =~ "^aio_context_(acquire|release)$";
expression list ARGUMENTS;
position p != { unbraced_lock.p, else_lock.p };
@@
- GONE@p(ARGUMENTS);
