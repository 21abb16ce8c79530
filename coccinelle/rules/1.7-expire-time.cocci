#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// timer->expire_time, where it is read and timer is known to be a QEMUTimer *,
// is timer_expire_time_ns(timer). Other structs have a member of that name. A
// file that makes rt_clock timers with three arguments is left: the member of
// those was in ms.
//
// before, in 1.0:
//     static QEMUTimer *timer;
//
//     void start(void *opaque)
//     {
//         timer = qemu_new_timer_ns(vm_clock, tick, opaque);
//     }
//
//     int64_t rest(void)
//     {
//         return timer->expire_time - qemu_get_clock_ns(vm_clock);
//     }
// after, in 1.7:
//     static QEMUTimer *timer;
//
//     void start(void *opaque)
//     {
//         timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, tick, opaque);
//     }
//
//     int64_t rest(void)
//     {
//         return timer_expire_time_ns(timer) - qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
//     }
@counts_ms@
expression CALLBACK, OPAQUE;
@@
  qemu_new_timer(rt_clock, CALLBACK, OPAQUE)

@written@
typedef QEMUTimer;
QEMUTimer *TIMER;
position p;
@@
(
  TIMER@p->expire_time = ...
|
  TIMER@p->expire_time += ...
|
  TIMER@p->expire_time -= ...
|
  &TIMER@p->expire_time
)

@depends on !counts_ms@
typedef QEMUTimer;
QEMUTimer *TIMER;
position p != written.p;
@@
- TIMER@p->expire_time
+ timer_expire_time_ns(TIMER)
