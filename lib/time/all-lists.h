/*
 * all-lists: every list of a clock, whoever's.
 */
#ifndef VMT_TIME_ALL_LISTS_H
#define VMT_TIME_ALL_LISTS_H

#include "base/base.h"
#include "time/storm.h"
#include "vmtimer/timer.h"

/*
 * The soonest time over the lists that the calling thread may run; false: none
 * pending, or the clock is disabled.
 */
bool vmt_all_lists_soonest_here_ns(QEMUClockType type, int64_t *ret_expire_ns);

/*
 * Run them, in order of creation, until none has anything due or nothing moves.
 * @storm counts on. True if a callback ran.
 */
bool vmt_all_lists_run_here(QEMUClockType type, VmtStorm *storm);

#endif
