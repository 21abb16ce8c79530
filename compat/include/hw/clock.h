/*
 * hw/clock.h - clocks that devices hand on, from 5.1
 */
#ifndef VMTIMER_COMPAT_FRONT_HW_CLOCK_H
#define VMTIMER_COMPAT_FRONT_HW_CLOCK_H
#pragma GCC system_header

#include <vmtimer/ptimer.h>

#endif
