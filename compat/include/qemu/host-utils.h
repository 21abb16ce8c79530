/*
 * qemu/host-utils.h - counting bits, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_HOST_UTILS_H
#define VMTIMER_COMPAT_FRONT_QEMU_HOST_UTILS_H
#pragma GCC system_header

#include "../vmtimer-compat/bits.h"
#include "../vmtimer-compat/host-utils.h"

#endif
