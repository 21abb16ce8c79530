#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qemu_clock_get_main_loop_timerlist(T) has gone in 10.0.
//
// before, in 9.2:
//     QEMUTimerList *ours(void)
//     {
//         return qemu_clock_get_main_loop_timerlist(QEMU_CLOCK_VIRTUAL);
//     }
// after, in 10.0:
//     QEMUTimerList *ours(void)
//     {
//         return main_loop_tlg.tl[QEMU_CLOCK_VIRTUAL];
//     }
@@
expression TYPE;
@@
- qemu_clock_get_main_loop_timerlist(TYPE)
+ main_loop_tlg.tl[TYPE]
