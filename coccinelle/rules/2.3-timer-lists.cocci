#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// timer_init() takes a clock, from 2.3 on; on a list that is not the main
// loop's it is timer_init_tl().
@@
expression TIMER, TYPE;
@@
  timer_init(TIMER,
(
- main_loop_tlg.tl[TYPE]
+ TYPE
|
- qemu_clock_get_main_loop_timerlist(TYPE)
+ TYPE
)
  , ...)

@@
expression TIMER, GROUP, TYPE;
@@
- timer_init
+ timer_init_tl
  (TIMER, \( GROUP.tl[TYPE] \| GROUP->tl[TYPE] \), ...)

@@
expression TIMER;
typedef QEMUTimerList;
QEMUTimerList *LIST;
@@
- timer_init
+ timer_init_tl
  (TIMER, LIST, ...)
