#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// QEMUClock * variables, parameters and members become QEMUClockType, with
// all that is done to them. A file keeps them all where one is compared with
// NULL, tested, looked into, or read without a unit: a person has to look.
//
// before, in 1.0:
//     static QEMUClock *source;
//
//     void use_host_time(void)
//     {
//         source = host_clock;
//     }
//
//     int64_t now(void)
//     {
//         return qemu_get_clock_ns(source);
//     }
// after, in 1.7:
//     static QEMUClockType source;
//
//     void use_host_time(void)
//     {
//         source = QEMU_CLOCK_HOST;
//     }
//
//     int64_t now(void)
//     {
//         return qemu_clock_get_ns(source);
//     }
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
QEMUClock **POINTER;
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
|
  POINTER
)

@old@
typedef QEMUClock;
identifier CLOCK =~ "^(vm|rt|host)_clock$";
@@
  QEMUClock *CLOCK;

@depends on !none_or_inside && !old@
identifier READ =~ "^qemu_get_clock_(ns|ms)$";
fresh identifier NEW = script:python(READ) { READ.replace("qemu_get_clock", "qemu_clock_get") };
QEMUClock *CLOCK;
@@
- READ
+ NEW
  (CLOCK)

@depends on !none_or_inside && !old@
identifier MAKE =~ "^qemu_new_timer_(ns|us|ms)$";
fresh identifier NEW = script:python(MAKE) { MAKE.replace("qemu_new_timer", "timer_new") };
QEMUClock *CLOCK;
@@
- MAKE
+ NEW
  (CLOCK, ...)

@depends on !none_or_inside && !old@
QEMUClock *CLOCK;
global idexpression VALUE =~ "^(vm|rt|host)_clock$";
fresh identifier TYPE = script:python(VALUE) { TYPE_CLOCK.get(VALUE, VALUE) };
@@
  CLOCK =
- VALUE
+ TYPE

@depends on !none_or_inside && !old@
identifier CLOCK;
global idexpression VALUE =~ "^(vm|rt|host)_clock$";
fresh identifier TYPE = script:python(VALUE) { TYPE_CLOCK.get(VALUE, VALUE) };
@@
  QEMUClock *CLOCK =
- VALUE
+ TYPE
  ;

@depends on !none_or_inside && !old@
QEMUClock *CLOCK;
expression TEST;
global idexpression ONE =~ "^(vm|rt|host|rtc)_clock$";
global idexpression TWO =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier TYPE = script:python(ONE) { TYPE_CLOCK.get(ONE, ONE) };
fresh identifier OTHER = script:python(TWO) { TYPE_CLOCK.get(TWO, TWO) };
@@
  CLOCK = TEST ?
- ONE
+ TYPE
  :
- TWO
+ OTHER

@depends on !none_or_inside && !old@
identifier CLOCK;
expression TEST;
global idexpression ONE =~ "^(vm|rt|host|rtc)_clock$";
global idexpression TWO =~ "^(vm|rt|host|rtc)_clock$";
fresh identifier TYPE = script:python(ONE) { TYPE_CLOCK.get(ONE, ONE) };
fresh identifier OTHER = script:python(TWO) { TYPE_CLOCK.get(TWO, TWO) };
@@
  QEMUClock *CLOCK = TEST ?
- ONE
+ TYPE
  :
- TWO
+ OTHER
  ;

@depends on !none_or_inside && !old@
QEMUClock *CLOCK;
global idexpression VALUE =~ "^(vm|rt|host)_clock$";
fresh identifier TYPE = script:python(VALUE) { TYPE_CLOCK.get(VALUE, VALUE) };
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

@takes depends on !none_or_inside && !old@
identifier F, CLOCK;
parameter list[COUNT] BEFORE;
@@
  F(BEFORE, QEMUClock *CLOCK, ...)
  {
  ...
  }

@depends on !none_or_inside && !old@
identifier takes.F;
expression list[takes.COUNT] BEFORE;
global idexpression VALUE =~ "^(vm|rt|host)_clock$";
fresh identifier TYPE = script:python(VALUE) { TYPE_CLOCK.get(VALUE, VALUE) };
@@
  F(BEFORE,
- VALUE
+ TYPE
  , ...)

@depends on !none_or_inside && !old@
typedef QEMUClockType;
@@
- QEMUClock *
+ QEMUClockType
