/*
 * reset: who wants to know that the wall clock was set.
 */
#ifndef VMT_TIME_RESET_H
#define VMT_TIME_RESET_H

#include "base/base.h"

/* Anyone there? Then the HOST timerfd is never disarmed. */
bool vmt_reset_is_watched(void);

/* It was set: call the notifiers, in order, with the new time. */
void vmt_reset_run(void);

void vmt_reset_lock(void);
void vmt_reset_unlock(bool is_child);

#endif
