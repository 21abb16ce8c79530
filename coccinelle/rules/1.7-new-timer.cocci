#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qemu_new_timer(): three arguments take the unit of their clock (rt_clock
// ms, the others ns), four have a scale, a suffix says it. Only for clocks
// named here; see clock-types for variables.
@initialize:python@
@@
NEW_CLOCK = {
    "vm_clock": "QEMU_CLOCK_VIRTUAL",
    "rt_clock": "QEMU_CLOCK_REALTIME",
    "host_clock": "QEMU_CLOCK_HOST",
    "rtc_clock": "rtc_clock",
}
NEW_SCALE = {
    "SCALE_MS": "timer_new_ms",
    "SCALE_US": "timer_new_us",
    "SCALE_NS": "timer_new_ns",
}

@@
identifier MAKE =~ "^qemu_new_timer_(ns|us|ms)$";
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier NEW = script:python(MAKE) { MAKE.replace("qemu_new_timer", "timer_new") };
fresh identifier TYPE = script:python(CLOCK) { NEW_CLOCK[CLOCK] };
expression CALLBACK, OPAQUE;
@@
- MAKE(CLOCK
+ NEW(TYPE
  , CALLBACK, OPAQUE)

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier NEW = script:python(CLOCK) { "timer_new_ms" if CLOCK == "rt_clock" else "timer_new_ns" };
fresh identifier TYPE = script:python(CLOCK) { NEW_CLOCK[CLOCK] };
expression CALLBACK, OPAQUE;
@@
- qemu_new_timer(CLOCK
+ NEW(TYPE
  , CALLBACK, OPAQUE)

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
identifier SCALE =~ "^SCALE_(MS|US|NS)$";
fresh identifier NEW = script:python(SCALE) { NEW_SCALE[SCALE] };
fresh identifier TYPE = script:python(CLOCK) { NEW_CLOCK[CLOCK] };
expression CALLBACK, OPAQUE;
@@
- qemu_new_timer(CLOCK, SCALE
+ NEW(TYPE
  , CALLBACK, OPAQUE)

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier TYPE = script:python(CLOCK) { NEW_CLOCK[CLOCK] };
expression CALLBACK, OPAQUE;
@@
- qemu_new_timer(CLOCK, 1
+ timer_new_ns(TYPE
  , CALLBACK, OPAQUE)

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier TYPE = script:python(CLOCK) { NEW_CLOCK[CLOCK] };
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
fresh identifier TYPE = script:python(ONE) { NEW_CLOCK[ONE] };
fresh identifier OTHER = script:python(TWO) { NEW_CLOCK[TWO] };
@@
- MAKE(TEST ? ONE : TWO
+ NEW(TEST ? TYPE : OTHER
  , ...)
