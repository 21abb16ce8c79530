/*
 * timers: all that qemu-timer.h ever brought along, but for main_loop_wait.
 */
#ifndef VMTIMER_COMPAT_TIMERS_H
#define VMTIMER_COMPAT_TIMERS_H
#pragma GCC system_header

#include "host-utils.h"
#include "loop.h"
#include "notify.h"
#include "ptimer.h"
#include "types.h"
#include "words.h"

VMTIMER_C_BEGIN

/* 0: time is not counted in instructions. */
extern int use_icount;

VMTIMER_C_END

#endif
