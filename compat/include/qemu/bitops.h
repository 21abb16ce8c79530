/*
 * qemu/bitops.h - fields of bits, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_BITOPS_H
#define VMTIMER_COMPAT_FRONT_QEMU_BITOPS_H
#pragma GCC system_header

#include "../vmtimer-compat/bits.h"

#endif
