/*
 * hw.h - device models of 0.9.1 to 1.3, from within hw/
 */
#ifndef VMTIMER_COMPAT_FRONT_HW_H
#define VMTIMER_COMPAT_FRONT_HW_H
#pragma GCC system_header

#include "vmtimer-compat/timers.h"
#include "vmtimer-compat/hw.h"

#ifndef VMTIMER_SAW_UNSURE
#define VMTIMER_SAW_UNSURE
#endif
#include "vmtimer-compat/main-loop-wait.h"

#endif
