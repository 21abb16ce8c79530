#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// Reset notifiers and qemu_clock_set_last() have gone in 4.2: calls that are
// statements of their own in a block are deleted.
//
// before, in 4.1:
//     void watch(struct uart *s)
//     {
//         s->on_reset.notify = clock_was_set;
//         qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &s->on_reset);
//     }
// after, in 4.2:
//     void watch(struct uart *s)
//     {
//         s->on_reset.notify = clock_was_set;
//     }
@unbraced_notifier@
identifier GONE =~ "^qemu_clock_((un)?register_reset_notifier|set_last)$";
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

@else_notifier@
identifier GONE =~ "^qemu_clock_((un)?register_reset_notifier|set_last)$";
expression list ARGUMENTS;
statement OTHER;
position p;
@@
  if (...) OTHER else GONE@p(ARGUMENTS);

@@
identifier GONE =~ "^qemu_clock_((un)?register_reset_notifier|set_last)$";
expression list ARGUMENTS;
position p != { unbraced_notifier.p, else_notifier.p };
@@
- GONE@p(ARGUMENTS);
