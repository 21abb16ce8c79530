/*
 * qemu/compiler.h - attributes, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_COMPILER_H
#define VMTIMER_COMPAT_FRONT_QEMU_COMPILER_H
#pragma GCC system_header

#include "../vmtimer-compat/words.h"

#endif
