/*
 * quiet: every lock of floors base and time, for fork.
 */
#ifndef VMT_TIME_QUIET_H
#define VMT_TIME_QUIET_H

#include "base/base.h"

/*
 * begin takes them all, in order; @middle, if any, is called where the loop's
 * locks belong: below the clocks' registry, above the lists'. end lets go; in the
 * child of a fork it also forgets what other threads were doing.
 */
void vmt_quiet_begin(void (*middle)(void));
void vmt_quiet_end(void (*middle)(void), bool is_child);

#endif
