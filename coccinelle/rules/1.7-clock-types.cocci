#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// QEMUClock * variables, parameters and members become QEMUClockType, with
// all that is done to them. A file where one is compared with NULL, tested,
// or looked into keeps them all: there is no clock that is none.
@initialize:python@
@@
TYPE_CLOCK = {
    "vm_clock": "QEMU_CLOCK_VIRTUAL",
    "rt_clock": "QEMU_CLOCK_REALTIME",
    "host_clock": "QEMU_CLOCK_HOST",
    "rtc_clock": "rtc_clock",
}

@none_or_inside@
typedef QEMUClock;
QEMUClock *CLOCK;
identifier MEMBER;
@@
(
  CLOCK == NULL
|
  CLOCK != NULL
|
  !CLOCK
|
  CLOCK = NULL
|
  CLOCK->MEMBER
|
  qemu_get_clock(CLOCK)
|
  qemu_new_timer(CLOCK, ...)
)

@depends on !none_or_inside@
identifier READ =~ "^qemu_get_clock_(ns|ms)$";
fresh identifier NEW = script:python(READ) { READ.replace("qemu_get_clock", "qemu_clock_get") };
QEMUClock *CLOCK;
@@
- READ
+ NEW
  (CLOCK)

@depends on !none_or_inside@
identifier MAKE =~ "^qemu_new_timer_(ns|us|ms)$";
fresh identifier NEW = script:python(MAKE) { MAKE.replace("qemu_new_timer", "timer_new") };
QEMUClock *CLOCK;
@@
- MAKE
+ NEW
  (CLOCK, ...)

@depends on !none_or_inside@
QEMUClock *CLOCK;
global idexpression VALUE =~ "^(vm|rt|host)_clock$";
fresh identifier TYPE = script:python(VALUE) { TYPE_CLOCK[VALUE] };
@@
  CLOCK =
- VALUE
+ TYPE

@depends on !none_or_inside@
QEMUClock *CLOCK;
global idexpression VALUE =~ "^(vm|rt|host)_clock$";
fresh identifier TYPE = script:python(VALUE) { TYPE_CLOCK[VALUE] };
@@
(
  CLOCK ==
- VALUE
+ TYPE
|
  CLOCK !=
- VALUE
+ TYPE
)
