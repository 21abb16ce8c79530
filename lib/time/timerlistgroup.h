/*
 * timerlistgroup: a list per clock; the default group.
 */
#ifndef VMT_TIME_TIMERLISTGROUP_H
#define VMT_TIME_TIMERLISTGROUP_H

#include "base/base.h"
#include "vmtimer/timer.h"

/* The default group, made on first use. */
QEMUTimerListGroup *vmt_default_group(void);

/* vmt_timerlist_tell_pending for each list. */
void vmt_group_tell_pending(QEMUTimerListGroup *tlg, bool only_then);

/* The main loop wants to hear of the default lists' heads; NULL: no more. */
void vmt_default_group_set_notify(QEMUTimerListNotifyCB *notify);

#endif
