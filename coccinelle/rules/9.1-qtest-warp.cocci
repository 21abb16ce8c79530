#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qtest_clock_warp() is qemu_clock_advance_virtual_time(), from 9.1 on.
@@
@@
- qtest_clock_warp
+ qemu_clock_advance_virtual_time
