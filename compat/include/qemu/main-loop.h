/*
 * qemu/main-loop.h - the main loop, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_MAIN_LOOP_H
#define VMTIMER_COMPAT_FRONT_QEMU_MAIN_LOOP_H
#pragma GCC system_header

#include "../vmtimer-compat/aio.h"
#include "../vmtimer-compat/timers.h"

#ifndef VMTIMER_SAW_QEMU_MAIN_LOOP_H
#define VMTIMER_SAW_QEMU_MAIN_LOOP_H
#endif
#include "../vmtimer-compat/main-loop-wait.h"

#endif
