/*
 * bswap.h - byte order, 0.9.1 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_BSWAP_H
#define VMTIMER_COMPAT_FRONT_BSWAP_H
#pragma GCC system_header

#include "vmtimer-compat/words.h"

#endif
