/*
 * system/cpu-throttle.h - vCPUs that sleep, from 10.0
 */
#ifndef VMTIMER_COMPAT_FRONT_SYSTEM_CPU_THROTTLE_H
#define VMTIMER_COMPAT_FRONT_SYSTEM_CPU_THROTTLE_H
#pragma GCC system_header

#include <vmtimer/cpu-throttle.h>

#endif
