#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// get_ticks_per_sec(), gone in 2.6, is NANOSECONDS_PER_SECOND.
//
// before, in 1.0:
//     int64_t period(struct uart *s)
//     {
//         return muldiv64(10, get_ticks_per_sec(), s->baud);
//     }
// after, in 2.6:
//     int64_t period(struct uart *s)
//     {
//         return muldiv64(10, NANOSECONDS_PER_SECOND, s->baud);
//     }
@@
@@
- get_ticks_per_sec()
+ NANOSECONDS_PER_SECOND
