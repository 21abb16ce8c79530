/*
 * hw/ptimer.h - the counter, from 1.1
 */
#ifndef VMTIMER_COMPAT_FRONT_HW_PTIMER_H
#define VMTIMER_COMPAT_FRONT_HW_PTIMER_H
#pragma GCC system_header

#include "../vmtimer-compat/timers.h"
#include "../vmtimer-compat/vmstate.h"

#ifndef VMTIMER_SAW_UNSURE
#define VMTIMER_SAW_UNSURE
#endif
#include "../vmtimer-compat/main-loop-wait.h"

#endif
