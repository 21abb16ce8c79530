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

/* Time counted in instructions, 0.13 to 5.1; see vmtimer/icount.h. */
void configure_icount(const char *option);
int64_t cpu_get_icount(void);
int64_t cpu_get_icount_raw(void);
int64_t cpu_icount_to_ns(int64_t icount);
int64_t qemu_icount_round(int64_t count);
void qemu_start_warp_timer(void);
void qemu_account_warp_timer(void);

VMTIMER_C_END

#endif
