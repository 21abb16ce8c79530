/*
 * block/aio.h - contexts, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_BLOCK_AIO_H
#define VMTIMER_COMPAT_FRONT_BLOCK_AIO_H
#pragma GCC system_header

#include "../vmtimer-compat/aio.h"
#include "../vmtimer-compat/coroutine.h"
#include "../vmtimer-compat/threads.h"
#include "../vmtimer-compat/timers.h"
#include "../vmtimer-compat/main-loop-wait.h"

#endif
