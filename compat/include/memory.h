/*
 * memory.h - regions, 0.15 to 1.3; and the C library's own header
 */
#ifndef VMTIMER_COMPAT_FRONT_MEMORY_H
#define VMTIMER_COMPAT_FRONT_MEMORY_H
#pragma GCC system_header

#include <string.h>

#include "vmtimer-compat/hw.h"

#endif
