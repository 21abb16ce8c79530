/*
 * system/cpu-timers.h - the virtual clock and its counters, from 10.0
 */
#ifndef VMTIMER_COMPAT_FRONT_SYSTEM_CPU_TIMERS_H
#define VMTIMER_COMPAT_FRONT_SYSTEM_CPU_TIMERS_H
#pragma GCC system_header

#include "../vmtimer-compat/machine.h"
#include "../vmtimer-compat/timers.h"

#endif
