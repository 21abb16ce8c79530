/*
 * qemu-common.h - what every file of 0.9.1 to 1.7 included
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_COMMON_H
#define VMTIMER_COMPAT_FRONT_QEMU_COMMON_H
#pragma GCC system_header

#include "vmtimer-compat/timers.h"

#ifndef VMTIMER_SAW_UNSURE
#define VMTIMER_SAW_UNSURE
#endif
#include "vmtimer-compat/main-loop-wait.h"

#endif
