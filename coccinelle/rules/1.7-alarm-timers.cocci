#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// The alarm timers have gone in 1.7: calls that set them up or end them are
// deleted where they are statements of their own, and with init_timer_alarm()
// what is done when it fails.
//
// before, in 1.6:
//     int start(const char *option)
//     {
//         configure_alarms(option);
//         if (init_timer_alarm() < 0) {
//             return -1;
//         }
//         return 0;
//     }
// after, in 1.7:
//     int start(const char *option)
//     {
//         return 0;
//     }
@unbraced_alarm@
identifier GONE =~ "^(configure_alarms|init_timer_alarm|quit_timers)$";
expression list ARGUMENTS;
statement OTHER;
position p;
@@
(
  if (...) GONE@p(ARGUMENTS); else OTHER
|
  while (...) GONE@p(ARGUMENTS);
|
  for (...; ...; ...) GONE@p(ARGUMENTS);
)

@else_alarm@
identifier GONE =~ "^(configure_alarms|init_timer_alarm|quit_timers)$";
expression list ARGUMENTS;
statement OTHER;
position p;
@@
  if (...) OTHER else GONE@p(ARGUMENTS);

@@
identifier GONE =~ "^(configure_alarms|init_timer_alarm|quit_timers)$";
expression list ARGUMENTS;
position p != { unbraced_alarm.p, else_alarm.p };
@@
- GONE@p(ARGUMENTS);

@@
@@
- if (init_timer_alarm() < 0) { ... }
