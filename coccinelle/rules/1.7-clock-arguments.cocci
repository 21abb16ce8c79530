#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// Clocks handed to functions that keep their names, and #define H vm_clock.
//
// before, in 1.0:
//     #define OUR_CLOCK vm_clock
//
//     void pause(void)
//     {
//         qemu_clock_enable(vm_clock, false);
//     }
// after, in 1.7:
//     #define OUR_CLOCK QEMU_CLOCK_VIRTUAL
//
//     void pause(void)
//     {
//         qemu_clock_enable(QEMU_CLOCK_VIRTUAL, false);
//     }
@initialize:python@
@@
CLOCK_TYPE = {
    "vm_clock": "QEMU_CLOCK_VIRTUAL",
    "rt_clock": "QEMU_CLOCK_REALTIME",
    "host_clock": "QEMU_CLOCK_HOST",
}

@@
identifier TAKES =~ "^(qemu_clock_(enable|expired|get_(ns|us|ms)|has_timers|notify|run_timers|warp|register_reset_notifier|unregister_reset_notifier)|timer_new(_(ns|us|ms))?)$";
global idexpression CLOCK =~ "^(vm|rt|host)_clock$";
fresh identifier TYPE = script:python(CLOCK) { CLOCK_TYPE.get(CLOCK, CLOCK) };
@@
  TAKES(
- CLOCK
+ TYPE
  , ...)

@@
identifier H;
global idexpression CLOCK =~ "^(vm|rt|host)_clock$";
fresh identifier TYPE = script:python(CLOCK) { CLOCK_TYPE.get(CLOCK, CLOCK) };
@@
  #define H
- CLOCK
+ TYPE

@@
global idexpression CLOCK =~ "^(vm|rt|host)_clock$";
fresh identifier TYPE = script:python(CLOCK) { CLOCK_TYPE.get(CLOCK, CLOCK) };
global idexpression RTC =~ "^rtc_clock$";
@@
  RTC =
- CLOCK
+ TYPE
