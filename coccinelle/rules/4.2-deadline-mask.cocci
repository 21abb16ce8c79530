#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qemu_clock_deadline_ns_all() takes a mask of attributes, from 4.2 on.
//
// before, in 4.1:
//     int64_t wait_ns(void)
//     {
//         return qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL);
//     }
// after, in 4.2:
//     int64_t wait_ns(void)
//     {
//         return qemu_clock_deadline_ns_all(QEMU_CLOCK_VIRTUAL, QEMU_TIMER_ATTR_ALL);
//     }
@@
expression TYPE;
@@
- qemu_clock_deadline_ns_all(TYPE)
+ qemu_clock_deadline_ns_all(TYPE, QEMU_TIMER_ATTR_ALL)
