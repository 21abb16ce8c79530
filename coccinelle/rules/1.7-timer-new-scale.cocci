#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// timer_new(type, SCALE_MS, ..) is timer_new_ms(type, ..), in all releases.
//
// before, in 1.7:
//     void start(struct uart *s)
//     {
//         s->timer = timer_new(QEMU_CLOCK_VIRTUAL, SCALE_MS, tick, s);
//     }
// after, in 1.7:
//     void start(struct uart *s)
//     {
//         s->timer = timer_new_ms(QEMU_CLOCK_VIRTUAL, tick, s);
//     }
@initialize:python@
@@
SUFFIXED = {
    "SCALE_MS": "timer_new_ms",
    "SCALE_US": "timer_new_us",
    "SCALE_NS": "timer_new_ns",
}

@@
identifier SCALE =~ "^SCALE_(MS|US|NS)$";
fresh identifier NEW = script:python(SCALE) { SUFFIXED.get(SCALE, SCALE) };
expression TYPE, CALLBACK, OPAQUE;
@@
- timer_new(TYPE, SCALE
+ NEW(TYPE
  , CALLBACK, OPAQUE)
