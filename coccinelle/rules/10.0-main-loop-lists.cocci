#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qemu_clock_get_main_loop_timerlist(T) has gone in 10.0.
@@
expression TYPE;
@@
- qemu_clock_get_main_loop_timerlist(TYPE)
+ main_loop_tlg.tl[TYPE]
