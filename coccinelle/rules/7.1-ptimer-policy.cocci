#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// PTIMER_POLICY_DEFAULT is PTIMER_POLICY_LEGACY, from 7.1 on.
//
// before, in 7.0:
//     void start(struct uart *s)
//     {
//         s->counter = ptimer_init(tick, s, PTIMER_POLICY_DEFAULT);
//     }
// after, in 7.1:
//     void start(struct uart *s)
//     {
//         s->counter = ptimer_init(tick, s, PTIMER_POLICY_LEGACY);
//     }
@@
identifier POLICY =~ "^PTIMER_POLICY_DEFAULT$";
@@
- POLICY
+ PTIMER_POLICY_LEGACY
