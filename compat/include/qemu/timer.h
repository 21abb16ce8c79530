/*
 * qemu/timer.h - timers, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_TIMER_H
#define VMTIMER_COMPAT_FRONT_QEMU_TIMER_H
#pragma GCC system_header

#include "../vmtimer-compat/timers.h"
#include "../vmtimer-compat/main-loop-wait.h"

#endif
