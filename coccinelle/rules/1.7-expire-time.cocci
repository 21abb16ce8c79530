#spatch --noif0-passing --no-includes --smpl-spacing --max-width 10000
// timer->expire_time, where it is read and timer is known to be a QEMUTimer *,
// is timer_expire_time_ns(timer). Other structs have a member of that name.
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

@@
typedef QEMUTimer;
QEMUTimer *TIMER;
position p != written.p;
@@
- TIMER@p->expire_time
+ timer_expire_time_ns(TIMER)
