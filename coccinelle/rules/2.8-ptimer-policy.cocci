#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// ptimer_init() takes a policy, from 2.8 on.
@@
expression BH;
@@
- ptimer_init(BH)
+ ptimer_init(BH, PTIMER_POLICY_DEFAULT)
