#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// Timers are made in a group and on a clock, from 3.1 on: a list is no longer
// enough. What takes a list that does not name its group is left.
//
// before, in 3.0:
//     void start(struct uart *s)
//     {
//         s->timer = timer_new_tl(main_loop_tlg.tl[QEMU_CLOCK_VIRTUAL], SCALE_NS,
//                                 tick, s);
//     }
// after, in 3.1:
//     void start(struct uart *s)
//     {
//         s->timer = timer_new_ns(QEMU_CLOCK_VIRTUAL,
//                                 tick, s);
//     }
@initialize:python@
@@
LIST_SUFFIX = {
    "SCALE_MS": "timer_new_ms",
    "SCALE_US": "timer_new_us",
    "SCALE_NS": "timer_new_ns",
}

@@
expression TYPE, CALLBACK, OPAQUE;
identifier SCALE =~ "^SCALE_(MS|US|NS)$";
fresh identifier NEW = script:python(SCALE) { LIST_SUFFIX.get(SCALE, SCALE) };
@@
(
- timer_new_tl(main_loop_tlg.tl[TYPE], SCALE
+ NEW(TYPE
  , CALLBACK, OPAQUE)
|
- timer_new_tl(qemu_clock_get_main_loop_timerlist(TYPE), SCALE
+ NEW(TYPE
  , CALLBACK, OPAQUE)
)

@@
expression TIMER, TYPE, SCALE, CALLBACK, OPAQUE;
@@
(
- timer_init_tl(TIMER, main_loop_tlg.tl[TYPE]
+ timer_init(TIMER, TYPE
  , SCALE, CALLBACK, OPAQUE)
|
- timer_init_tl(TIMER, qemu_clock_get_main_loop_timerlist(TYPE)
+ timer_init(TIMER, TYPE
  , SCALE, CALLBACK, OPAQUE)
|
- timer_new_tl(main_loop_tlg.tl[TYPE]
+ timer_new(TYPE
  , SCALE, CALLBACK, OPAQUE)
|
- timer_new_tl(qemu_clock_get_main_loop_timerlist(TYPE)
+ timer_new(TYPE
  , SCALE, CALLBACK, OPAQUE)
)

@@
expression TIMER, GROUP, TYPE, SCALE, CALLBACK, OPAQUE;
@@
(
- timer_init_tl(TIMER, GROUP.tl[TYPE], SCALE
+ timer_init_full(TIMER, &GROUP, TYPE, SCALE, 0
  , CALLBACK, OPAQUE)
|
- timer_init_tl(TIMER, GROUP->tl[TYPE], SCALE
+ timer_init_full(TIMER, GROUP, TYPE, SCALE, 0
  , CALLBACK, OPAQUE)
|
- timer_new_tl(GROUP.tl[TYPE], SCALE
+ timer_new_full(&GROUP, TYPE, SCALE, 0
  , CALLBACK, OPAQUE)
|
- timer_new_tl(GROUP->tl[TYPE], SCALE
+ timer_new_full(GROUP, TYPE, SCALE, 0
  , CALLBACK, OPAQUE)
)
