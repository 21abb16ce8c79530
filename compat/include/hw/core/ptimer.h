/*
 * hw/core/ptimer.h - the counter, from 11.0
 */
#ifndef VMTIMER_COMPAT_FRONT_HW_CORE_PTIMER_H
#define VMTIMER_COMPAT_FRONT_HW_CORE_PTIMER_H
#pragma GCC system_header

#include "../../hw/ptimer.h"

#endif
