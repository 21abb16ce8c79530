#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qemu_clock_deadline_ns_all() takes a mask of attributes, from 4.2 on.
@@
expression TYPE;
@@
- qemu_clock_deadline_ns_all(TYPE)
+ qemu_clock_deadline_ns_all(TYPE, QEMU_TIMER_ATTR_ALL)
