/*
 * exec-memory.h - the regions that there are from the start, 1.0 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_EXEC_MEMORY_H
#define VMTIMER_COMPAT_FRONT_EXEC_MEMORY_H
#pragma GCC system_header

#include "vmtimer-compat/hw.h"

#endif
