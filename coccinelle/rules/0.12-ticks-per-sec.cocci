#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// ticks_per_sec, a global up to 0.11, becomes get_ticks_per_sec().
// Locals of that name and members stay.
@@
global idexpression ticks =~ "^ticks_per_sec$";
@@
- ticks
+ get_ticks_per_sec()

@@
@@
- extern int64_t ticks_per_sec;
