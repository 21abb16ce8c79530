#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qemu_register_clock_reset_notifier(clock, notifier) and its opposite: the
// words of the name in another order.
//
// before, in 1.0:
//     void watch(Notifier *notifier)
//     {
//         qemu_register_clock_reset_notifier(host_clock, notifier);
//     }
// after, in 1.7:
//     void watch(Notifier *notifier)
//     {
//         qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, notifier);
//     }
@initialize:python@
@@
RESET_CLOCK = {
    "vm_clock": "QEMU_CLOCK_VIRTUAL",
    "rt_clock": "QEMU_CLOCK_REALTIME",
    "host_clock": "QEMU_CLOCK_HOST",
    "rtc_clock": "rtc_clock",
}

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier TYPE = script:python(CLOCK) { RESET_CLOCK.get(CLOCK, CLOCK) };
@@
- qemu_register_clock_reset_notifier(CLOCK
+ qemu_clock_register_reset_notifier(TYPE
  ,...)

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier TYPE = script:python(CLOCK) { RESET_CLOCK.get(CLOCK, CLOCK) };
@@
- qemu_unregister_clock_reset_notifier(CLOCK
+ qemu_clock_unregister_reset_notifier(TYPE
  ,...)
