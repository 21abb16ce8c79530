#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// profile_getclock() has gone in 8.1: get_clock(), which it was by then.
//
// before, in 8.0:
//     int64_t spent(int64_t since)
//     {
//         return profile_getclock() - since;
//     }
// after, in 8.1:
//     int64_t spent(int64_t since)
//     {
//         return get_clock() - since;
//     }
@@
@@
- profile_getclock
+ get_clock
