/*
 * qemu-thread.h - threads, 0.15 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_THREAD_H
#define VMTIMER_COMPAT_FRONT_QEMU_THREAD_H
#pragma GCC system_header

#include "vmtimer-compat/threads.h"

#endif
