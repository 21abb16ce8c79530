#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// ptimer_init() takes a policy, from 2.8 on.
//
// before, in 2.7:
//     void start(struct uart *s)
//     {
//         s->counter = ptimer_init(s->bh);
//     }
// after, in 2.8:
//     void start(struct uart *s)
//     {
//         s->counter = ptimer_init(s->bh, PTIMER_POLICY_DEFAULT);
//     }
@@
expression BH;
@@
- ptimer_init(BH)
+ ptimer_init(BH, PTIMER_POLICY_DEFAULT)
