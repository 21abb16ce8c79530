#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// PTIMER_POLICY_DEFAULT is PTIMER_POLICY_LEGACY, from 7.1 on.
@@
identifier POLICY =~ "^PTIMER_POLICY_DEFAULT$";
@@
- POLICY
+ PTIMER_POLICY_LEGACY
