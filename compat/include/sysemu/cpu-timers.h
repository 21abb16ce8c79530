/*
 * sysemu/cpu-timers.h - the virtual clock and its counters, 5.2 to 9.2
 */
#ifndef VMTIMER_COMPAT_FRONT_SYSEMU_CPU_TIMERS_H
#define VMTIMER_COMPAT_FRONT_SYSEMU_CPU_TIMERS_H
#pragma GCC system_header

#include "../vmtimer-compat/machine.h"
#include "../vmtimer-compat/timers.h"

#endif
