/*
 * exec/icount.h - time counted in instructions, from 10.0
 */
#ifndef VMTIMER_COMPAT_FRONT_EXEC_ICOUNT_H
#define VMTIMER_COMPAT_FRONT_EXEC_ICOUNT_H
#pragma GCC system_header

#include "../vmtimer-compat/machine.h"
#include "../vmtimer-compat/timers.h"

#endif
