/*
 * vl.h - the one header of 0.6 to 0.9.0
 */
#ifndef VMTIMER_COMPAT_FRONT_VL_H
#define VMTIMER_COMPAT_FRONT_VL_H
#pragma GCC system_header

#include "vmtimer-compat/timers.h"
#include "vmtimer-compat/hw.h"
#include "vmtimer-compat/sysemu.h"

#ifndef VMTIMER_SAW_VL_H
#define VMTIMER_SAW_VL_H
#endif
#include "vmtimer-compat/main-loop-wait.h"

#endif
