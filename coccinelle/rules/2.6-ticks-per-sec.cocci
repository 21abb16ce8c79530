#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// get_ticks_per_sec(), gone in 2.6, is NANOSECONDS_PER_SECOND.
@@
@@
- get_ticks_per_sec()
+ NANOSECONDS_PER_SECOND
