/*
 * osdep.h - C beside C, 0.9.1 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_OSDEP_H
#define VMTIMER_COMPAT_FRONT_OSDEP_H
#pragma GCC system_header

#include "vmtimer-compat/words.h"

#endif
