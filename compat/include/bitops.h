/*
 * bitops.h - fields of bits, 1.1 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_BITOPS_H
#define VMTIMER_COMPAT_FRONT_BITOPS_H
#pragma GCC system_header

#include "vmtimer-compat/bits.h"

#endif
