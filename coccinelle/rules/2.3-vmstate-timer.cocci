#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// VMSTATE_TIMER() means an embedded timer, from 2.3 on; pointers are
// VMSTATE_TIMER_PTR(). For sources before 2.3, and members seen as pointers.
//
// before, in 1.7:
//     struct uart {
//         QEMUTimer *timer;
//     };
//
//     static const VMStateField fields[] = {
//         VMSTATE_TIMER(timer, struct uart),
//         VMSTATE_END_OF_LIST()
//     };
// after, in 2.3:
//     struct uart {
//         QEMUTimer *timer;
//     };
//
//     static const VMStateField fields[] = {
//         VMSTATE_TIMER_PTR(timer, struct uart),
//         VMSTATE_END_OF_LIST()
//     };
@initialize:python@
@@
def pointer_name(name):
    return name.replace("VMSTATE_TIMER", "VMSTATE_TIMER_PTR")

@embedded@
typedef QEMUTimer;
identifier S, MEMBER;
@@
  struct S {
  ...
  QEMUTimer MEMBER;
  ...
  };

@kept@
identifier embedded.MEMBER;
identifier SAVE =~ "^VMSTATE_TIMER(_ARRAY|_TEST|_V)?$";
position p;
@@
  SAVE@p(MEMBER, ...)

@@
identifier SAVE =~ "^VMSTATE_TIMER(_ARRAY|_TEST|_V)?$";
fresh identifier NEW = script:python(SAVE) { pointer_name(SAVE) };
position p != kept.p;
@@
- SAVE@p
+ NEW
  (...)
