/*
 * ptimer-levels: counters made by files of other levels, which ptimer.c uses.
 */
#ifndef COMPAT_PTIMER_LEVELS_H
#define COMPAT_PTIMER_LEVELS_H

#include "hw/ptimer.h"

ptimer_state *counter_of_0_15(QEMUBH *bh);
ptimer_state *counter_of_2_7(QEMUBH *bh);

#endif
