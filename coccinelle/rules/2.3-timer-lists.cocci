#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// timer_init() takes a clock, from 2.3 on; on a list that is not the main
// loop's it is timer_init_tl().
//
// before, in 1.7:
//     void start(struct uart *s)
//     {
//         timer_init(&s->timer, main_loop_tlg.tl[QEMU_CLOCK_VIRTUAL], SCALE_NS,
//                    tick, s);
//     }
// after, in 2.3:
//     void start(struct uart *s)
//     {
//         timer_init(&s->timer, QEMU_CLOCK_VIRTUAL, SCALE_NS,
//                    tick, s);
//     }
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
