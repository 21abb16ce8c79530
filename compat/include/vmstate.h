/*
 * vmstate.h - tables of what to save, 1.1 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_VMSTATE_H
#define VMTIMER_COMPAT_FRONT_VMSTATE_H
#pragma GCC system_header

#include "vmtimer-compat/vmstate.h"

#endif
