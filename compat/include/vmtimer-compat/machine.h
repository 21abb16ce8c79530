/*
 * machine: is it driven by a test, does it count instructions, is it a replay?
 *
 * replay_mode is brought by whoever needs it.
 */
#ifndef VMTIMER_COMPAT_MACHINE_H
#define VMTIMER_COMPAT_MACHINE_H
#pragma GCC system_header

#include "level.h"

#include <vmtimer/icount.h>

VMTIMER_C_BEGIN

typedef enum ReplayMode {
    REPLAY_MODE_NONE,
    REPLAY_MODE_RECORD,
    REPLAY_MODE_PLAY
} ReplayMode;
extern ReplayMode replay_mode;

VMTIMER_C_END

#endif
