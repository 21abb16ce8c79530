#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qemu_calculate_timeout() is the main loop's deadline, in ms. (As argument of
// main_loop_wait() it is 0.13-main-loop-wait's.)
//
// before, in 1.0:
//     int how_long(void)
//     {
//         return qemu_calculate_timeout();
//     }
// after, in 1.7:
//     int how_long(void)
//     {
//         return qemu_timeout_ns_to_ms(timerlistgroup_deadline_ns(&main_loop_tlg));
//     }
@@
@@
- qemu_calculate_timeout()
+ qemu_timeout_ns_to_ms(timerlistgroup_deadline_ns(&main_loop_tlg))
