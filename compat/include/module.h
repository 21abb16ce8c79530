/*
 * module.h - what runs at the start, 0.10 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_MODULE_H
#define VMTIMER_COMPAT_FRONT_MODULE_H
#pragma GCC system_header

#include "vmtimer-compat/hw.h"

#endif
