#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// A timer list's notify callback is told the clock, from 2.9 on.
//
// before, in 2.8:
//     static void on_earlier(void *opaque)
//     {
//         wake(opaque);
//     }
//
//     void start(struct loop *loop)
//     {
//         timerlistgroup_init(&loop->group, on_earlier, loop);
//     }
// after, in 2.9:
//     static void on_earlier(void *opaque, QEMUClockType type)
//     {
//         wake(opaque);
//     }
//
//     void start(struct loop *loop)
//     {
//         timerlistgroup_init(&loop->group, on_earlier, loop);
//     }
@taken@
identifier CALLBACK != NULL;
expression FIRST, OPAQUE;
@@
(
  timerlist_new(FIRST, CALLBACK, OPAQUE)
|
  timerlistgroup_init(FIRST, CALLBACK, OPAQUE)
)

@@
identifier taken.CALLBACK, OPAQUE;
typedef QEMUClockType;
@@
- CALLBACK(void *OPAQUE)
+ CALLBACK(void *OPAQUE, QEMUClockType type)
  { ... }

@@
identifier taken.CALLBACK, OPAQUE;
typedef QEMUClockType;
type RETURN;
@@
- RETURN CALLBACK(void *OPAQUE);
+ RETURN CALLBACK(void *OPAQUE, QEMUClockType type);
