/*
 * qemu/coroutine-core.h - coroutines, from 8.1
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_COROUTINE_CORE_H
#define VMTIMER_COMPAT_FRONT_QEMU_COROUTINE_CORE_H
#pragma GCC system_header

#include "../vmtimer-compat/coroutine.h"

#endif
