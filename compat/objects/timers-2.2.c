/*
 * timers-2.2: functions of 1.7 to 2.2 that are inline today.
 */
#include "object.h"

#include "vmtimer/timer.h"

OLD(void, timer_init, (QEMUTimer *ts, QEMUTimerList *list, int scale,
                       QEMUTimerCB *cb, void *opaque))
{
    timer_init_tl(ts, list, scale, cb, opaque);
}

OLD(void, timer_free, (QEMUTimer *ts))
{
    timer_free(ts);
}
