/*
 * system/cpus.h - vCPUs, from 10.0
 */
#ifndef VMTIMER_COMPAT_FRONT_SYSTEM_CPUS_H
#define VMTIMER_COMPAT_FRONT_SYSTEM_CPUS_H
#pragma GCC system_header

#include "../vmtimer-compat/machine.h"
#include "../vmtimer-compat/timers.h"

#endif
