#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// cpu_get_real_ticks() is cpu_get_host_ticks(), from 2.5 on.
//
// before, in 2.4:
//     int64_t ticks(void)
//     {
//         return cpu_get_real_ticks();
//     }
// after, in 2.5:
//     int64_t ticks(void)
//     {
//         return cpu_get_host_ticks();
//     }
@@
@@
- cpu_get_real_ticks
+ cpu_get_host_ticks
