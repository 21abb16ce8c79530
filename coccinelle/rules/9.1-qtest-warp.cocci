#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qtest_clock_warp() is qemu_clock_advance_virtual_time(), from 9.1 on.
//
// before, in 9.0:
//     void warp(int64_t until)
//     {
//         qtest_clock_warp(until);
//     }
// after, in 9.1:
//     void warp(int64_t until)
//     {
//         qemu_clock_advance_virtual_time(until);
//     }
@@
@@
- qtest_clock_warp
+ qemu_clock_advance_virtual_time
