/*
 * qemu-aio.h - contexts, 0.9.1 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_AIO_H
#define VMTIMER_COMPAT_FRONT_QEMU_AIO_H
#pragma GCC system_header

#include "vmtimer-compat/aio.h"
#include "vmtimer-compat/timers.h"

#ifndef VMTIMER_SAW_UNSURE
#define VMTIMER_SAW_UNSURE
#endif
#include "vmtimer-compat/main-loop-wait.h"

#endif
