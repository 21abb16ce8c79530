/*
 * sysemu/cpu-throttle.h - vCPUs that sleep, 2.10 to 9.2
 */
#ifndef VMTIMER_COMPAT_FRONT_SYSEMU_CPU_THROTTLE_H
#define VMTIMER_COMPAT_FRONT_SYSEMU_CPU_THROTTLE_H
#pragma GCC system_header

#include <vmtimer/cpu-throttle.h>

#endif
