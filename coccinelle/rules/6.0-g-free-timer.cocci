#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// A timer that was made by timer_new() and given to g_free() stays in its list
// when it is pending; timer_free() takes it out, from 6.0 on.
//
// before, in 5.2:
//     static QEMUTimer *timer;
//
//     void stop(void)
//     {
//         timer_del(timer);
//         g_free(timer);
//     }
// after, in 6.0:
//     static QEMUTimer *timer;
//
//     void stop(void)
//     {
//         timer_free(timer);
//     }
@@
typedef QEMUTimer;
QEMUTimer *TIMER;
@@
- g_free(TIMER)
+ timer_free(TIMER)
