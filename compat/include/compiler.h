/*
 * compiler.h - attributes, 0.13 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_COMPILER_H
#define VMTIMER_COMPAT_FRONT_COMPILER_H
#pragma GCC system_header

#include "vmtimer-compat/words.h"

#endif
