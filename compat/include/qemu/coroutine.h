/*
 * qemu/coroutine.h - coroutines, from 2.6
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_COROUTINE_H
#define VMTIMER_COMPAT_FRONT_QEMU_COROUTINE_H
#pragma GCC system_header

#include "../vmtimer-compat/coroutine.h"
#include "../vmtimer-compat/timers.h"

#endif
