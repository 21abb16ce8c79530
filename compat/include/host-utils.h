/*
 * host-utils.h - counting bits, 0.9.1 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_HOST_UTILS_H
#define VMTIMER_COMPAT_FRONT_HOST_UTILS_H
#pragma GCC system_header

#include "vmtimer-compat/host-utils.h"

#endif
