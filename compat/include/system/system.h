/*
 * system/system.h - the machine, from 10.0
 */
#ifndef VMTIMER_COMPAT_FRONT_SYSTEM_SYSTEM_H
#define VMTIMER_COMPAT_FRONT_SYSTEM_SYSTEM_H
#pragma GCC system_header

#include "../vmtimer-compat/timers.h"
#include "../vmtimer-compat/sysemu.h"
#include "../vmtimer-compat/main-loop-wait.h"

#endif
