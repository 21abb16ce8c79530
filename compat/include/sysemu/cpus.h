/*
 * sysemu/cpus.h - vCPUs, and time counted in their instructions, 1.4 to 9.2
 */
#ifndef VMTIMER_COMPAT_FRONT_SYSEMU_CPUS_H
#define VMTIMER_COMPAT_FRONT_SYSEMU_CPUS_H
#pragma GCC system_header

#include "../vmtimer-compat/machine.h"
#include "../vmtimer-compat/timers.h"

#endif
