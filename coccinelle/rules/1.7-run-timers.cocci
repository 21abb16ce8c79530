#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// qemu_run_timers(clock) and qemu_run_all_timers().
//
// before, in 1.1:
//     void run(void)
//     {
//         qemu_run_timers(vm_clock);
//         qemu_run_all_timers();
//     }
// after, in 1.7:
//     void run(void)
//     {
//         qemu_clock_run_timers(QEMU_CLOCK_VIRTUAL);
//         qemu_clock_run_all_timers();
//     }
@initialize:python@
@@
RUN_CLOCK = {
    "vm_clock": "QEMU_CLOCK_VIRTUAL",
    "rt_clock": "QEMU_CLOCK_REALTIME",
    "host_clock": "QEMU_CLOCK_HOST",
    "rtc_clock": "rtc_clock",
}

@@
global idexpression CLOCK =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier TYPE = script:python(CLOCK) { RUN_CLOCK.get(CLOCK, CLOCK) };
@@
- qemu_run_timers(CLOCK)
+ qemu_clock_run_timers(TYPE)

@@
@@
- qemu_run_all_timers
+ qemu_clock_run_all_timers
