/*
 * block/coroutine.h - coroutines, 1.4 to 2.5
 */
#ifndef VMTIMER_COMPAT_FRONT_BLOCK_COROUTINE_H
#define VMTIMER_COMPAT_FRONT_BLOCK_COROUTINE_H
#pragma GCC system_header

#include "../vmtimer-compat/coroutine.h"
#include "../vmtimer-compat/timers.h"

#endif
