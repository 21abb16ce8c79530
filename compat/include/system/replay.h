/*
 * system/replay.h - record and replay, from 10.0
 */
#ifndef VMTIMER_COMPAT_FRONT_SYSTEM_REPLAY_H
#define VMTIMER_COMPAT_FRONT_SYSTEM_REPLAY_H
#pragma GCC system_header

#include "../vmtimer-compat/machine.h"
#include "../vmtimer-compat/timers.h"

#endif
