/*
 * qemu/osdep.h - C beside C, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_OSDEP_H
#define VMTIMER_COMPAT_FRONT_QEMU_OSDEP_H
#pragma GCC system_header

#include "../vmtimer-compat/words.h"
#include "../vmtimer-compat/types.h"

#endif
