/*
 * qemu/typedefs.h - names of types, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_TYPEDEFS_H
#define VMTIMER_COMPAT_FRONT_QEMU_TYPEDEFS_H
#pragma GCC system_header

#include "../vmtimer-compat/timer.h"
#include "../vmtimer-compat/types.h"

#endif
