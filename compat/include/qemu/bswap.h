/*
 * qemu/bswap.h - byte order, from 1.4
 */
#ifndef VMTIMER_COMPAT_FRONT_QEMU_BSWAP_H
#define VMTIMER_COMPAT_FRONT_QEMU_BSWAP_H
#pragma GCC system_header

#include "../vmtimer-compat/words.h"

#endif
