#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// ticks_per_sec, a global up to 0.11, becomes get_ticks_per_sec().
// Locals of that name and members stay.
//
// before, in 0.11:
//     int64_t in_a_while(void)
//     {
//         return qemu_get_clock(vm_clock) + ticks_per_sec / 50;
//     }
// after, in 2.5:
//     int64_t in_a_while(void)
//     {
//         return qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + get_ticks_per_sec() / 50;
//     }
@@
global idexpression ticks =~ "^ticks_per_sec$";
@@
- ticks
+ get_ticks_per_sec()

@@
@@
- extern int64_t ticks_per_sec;
