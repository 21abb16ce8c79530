/*
 * main-loop.h - the main loop of 1.0 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_MAIN_LOOP_H
#define VMTIMER_COMPAT_FRONT_MAIN_LOOP_H
#pragma GCC system_header

#include "vmtimer-compat/loop.h"

#ifndef VMTIMER_SAW_MAIN_LOOP_H
#define VMTIMER_SAW_MAIN_LOOP_H
#endif
#include "vmtimer-compat/main-loop-wait.h"

#endif
