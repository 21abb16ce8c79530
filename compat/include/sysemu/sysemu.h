/*
 * sysemu/sysemu.h - the machine, 1.4 to 9.2
 */
#ifndef VMTIMER_COMPAT_FRONT_SYSEMU_SYSEMU_H
#define VMTIMER_COMPAT_FRONT_SYSEMU_SYSEMU_H
#pragma GCC system_header

#include "../vmtimer-compat/timers.h"
#include "../vmtimer-compat/sysemu.h"
#include "../vmtimer-compat/main-loop-wait.h"

#endif
