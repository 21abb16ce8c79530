#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qemu_get_clock(clock): ms for rt_clock, ns for the others. With a suffix,
// what the suffix says. Only for clocks named here; see clock-types for
// variables.
//
// before, in 0.14:
//     int64_t idle(struct uart *s)
//     {
//         return qemu_get_clock(rt_clock) - s->last_ms;
//     }
//
//     int64_t elapsed(struct uart *s)
//     {
//         return qemu_get_clock(vm_clock) - s->start_ns;
//     }
// after, in 1.7:
//     int64_t idle(struct uart *s)
//     {
//         return qemu_clock_get_ms(QEMU_CLOCK_REALTIME) - s->last_ms;
//     }
//
//     int64_t elapsed(struct uart *s)
//     {
//         return qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) - s->start_ns;
//     }
@initialize:python@
@@
READ_CLOCK = {
    "vm_clock": "QEMU_CLOCK_VIRTUAL",
    "rt_clock": "QEMU_CLOCK_REALTIME",
    "host_clock": "QEMU_CLOCK_HOST",
    "rtc_clock": "rtc_clock",
}

# A clock may be seen through a macro, and the name of that is handed over:
# then nothing is known of its unit, and the name stays.
def read_name(read, clock):
    if read != "qemu_get_clock":
        return read.replace("qemu_get_clock", "qemu_clock_get")
    if clock not in READ_CLOCK:
        return read
    return "qemu_clock_get_ms" if clock == "rt_clock" else "qemu_clock_get_ns"

@@
identifier READ =~ "^qemu_get_clock(_ns|_ms)?$";
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier NEW = script:python(READ, CLOCK) { read_name(READ, CLOCK) };
fresh identifier TYPE = script:python(CLOCK) { READ_CLOCK.get(CLOCK, CLOCK) };
@@
- READ(CLOCK)
+ NEW(TYPE)

@@
identifier READ =~ "^qemu_get_clock_(ns|ms)$";
expression TEST;
global idexpression ONE =~ "^(vm|rt|host|rtc)_clock$";
global idexpression TWO =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier NEW = script:python(READ) { read_name(READ, "") };
fresh identifier TYPE = script:python(ONE) { READ_CLOCK.get(ONE, ONE) };
fresh identifier OTHER = script:python(TWO) { READ_CLOCK.get(TWO, TWO) };
@@
- READ(TEST ? ONE : TWO)
+ NEW(TEST ? TYPE : OTHER)

@@
expression TEST;
global idexpression ONE =~ "^(vm|host|rtc)_clock$";
global idexpression TWO =~ "^(vm|host|rtc)_clock$";
fresh identifier TYPE = script:python(ONE) { READ_CLOCK.get(ONE, ONE) };
fresh identifier OTHER = script:python(TWO) { READ_CLOCK.get(TWO, TWO) };
@@
- qemu_get_clock(TEST ? ONE : TWO)
+ qemu_clock_get_ns(TEST ? TYPE : OTHER)
