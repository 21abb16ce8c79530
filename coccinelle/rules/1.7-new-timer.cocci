#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qemu_new_timer(): three arguments take the unit of their clock (rt_clock
// ms, the others ns), four have a scale, a suffix says it. Only for clocks
// named here; see clock-types for variables.
//
// before, in 0.14:
//     void start(struct uart *s)
//     {
//         s->cursor = qemu_new_timer(rt_clock, blink, s);
//         s->byte = qemu_new_timer(vm_clock, send, s);
//     }
// after, in 1.7:
//     void start(struct uart *s)
//     {
//         s->cursor = timer_new_ms(QEMU_CLOCK_REALTIME, blink, s);
//         s->byte = timer_new_ns(QEMU_CLOCK_VIRTUAL, send, s);
//     }
@initialize:python@
@@
NEW_CLOCK = {
    "vm_clock": "QEMU_CLOCK_VIRTUAL",
    "rt_clock": "QEMU_CLOCK_REALTIME",
    "host_clock": "QEMU_CLOCK_HOST",
    "rtc_clock": "rtc_clock",
}
# A clock may be seen through a macro, and the name of that is handed over:
# then nothing is known of its unit, and the name stays.
def new_name(clock):
    if clock not in NEW_CLOCK:
        return "qemu_new_timer"
    return "timer_new_ms" if clock == "rt_clock" else "timer_new_ns"

@@
identifier MAKE =~ "^qemu_new_timer_(ns|us|ms)$";
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier NEW = script:python(MAKE) { MAKE.replace("qemu_new_timer", "timer_new") };
fresh identifier TYPE = script:python(CLOCK) { NEW_CLOCK.get(CLOCK, CLOCK) };
expression CALLBACK, OPAQUE;
@@
- MAKE(CLOCK
+ NEW(TYPE
  , CALLBACK, OPAQUE)

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier NEW = script:python(CLOCK) { new_name(CLOCK) };
fresh identifier TYPE = script:python(CLOCK) { NEW_CLOCK.get(CLOCK, CLOCK) };
expression CALLBACK, OPAQUE;
@@
- qemu_new_timer(CLOCK
+ NEW(TYPE
  , CALLBACK, OPAQUE)

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier TYPE = script:python(CLOCK) { NEW_CLOCK.get(CLOCK, CLOCK) };
expression CALLBACK, OPAQUE;
@@
- qemu_new_timer(CLOCK, SCALE_MS
+ timer_new_ms(TYPE
  , CALLBACK, OPAQUE)

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier TYPE = script:python(CLOCK) { NEW_CLOCK.get(CLOCK, CLOCK) };
expression CALLBACK, OPAQUE;
@@
- qemu_new_timer(CLOCK, SCALE_US
+ timer_new_us(TYPE
  , CALLBACK, OPAQUE)

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier TYPE = script:python(CLOCK) { NEW_CLOCK.get(CLOCK, CLOCK) };
expression CALLBACK, OPAQUE;
@@
- qemu_new_timer(CLOCK, SCALE_NS
+ timer_new_ns(TYPE
  , CALLBACK, OPAQUE)

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier TYPE = script:python(CLOCK) { NEW_CLOCK.get(CLOCK, CLOCK) };
expression CALLBACK, OPAQUE;
@@
- qemu_new_timer(CLOCK, 1
+ timer_new_ns(TYPE
  , CALLBACK, OPAQUE)

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier TYPE = script:python(CLOCK) { NEW_CLOCK.get(CLOCK, CLOCK) };
expression SCALE, CALLBACK, OPAQUE;
@@
- qemu_new_timer(CLOCK
+ timer_new(TYPE
  , SCALE, CALLBACK, OPAQUE)

@@
identifier MAKE =~ "^qemu_new_timer_(ns|us|ms)$";
expression TEST;
global idexpression ONE =~ "^(vm|rt|host|rtc)_clock$";
global idexpression TWO =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier NEW = script:python(MAKE) { MAKE.replace("qemu_new_timer", "timer_new") };
fresh identifier TYPE = script:python(ONE) { NEW_CLOCK.get(ONE, ONE) };
fresh identifier OTHER = script:python(TWO) { NEW_CLOCK.get(TWO, TWO) };
@@
- MAKE(TEST ? ONE : TWO
+ NEW(TEST ? TYPE : OTHER
  , ...)
