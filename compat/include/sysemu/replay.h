/*
 * sysemu/replay.h - record and replay, 2.5 to 9.2
 */
#ifndef VMTIMER_COMPAT_FRONT_SYSEMU_REPLAY_H
#define VMTIMER_COMPAT_FRONT_SYSEMU_REPLAY_H
#pragma GCC system_header

#include "../vmtimer-compat/machine.h"
#include "../vmtimer-compat/timers.h"

#endif
