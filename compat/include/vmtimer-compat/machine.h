/*
 * machine: is it driven by a test, does it count instructions, is it a replay?
 */
#ifndef VMTIMER_COMPAT_MACHINE_H
#define VMTIMER_COMPAT_MACHINE_H
#pragma GCC system_header

#include "level.h"

#include <vmtimer/icount.h>
#include <vmtimer/replay.h>

#endif
