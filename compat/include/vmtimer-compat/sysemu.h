/*
 * sysemu: the machine: its clock of the day, running and stopping.
 */
#ifndef VMTIMER_COMPAT_SYSEMU_H
#define VMTIMER_COMPAT_SYSEMU_H
#pragma GCC system_header

#include "loop.h"
#include "notify.h"

VMTIMER_C_BEGIN

/*
 * The clock that real-time clocks follow: HOST unless someone sets it. A
 * pointer until 1.6, a type from 1.7: two variables, kept in step by every
 * call of an old name.
 */
#ifdef VMTIMER_NO_LEGACY
extern QEMUClockType rtc_clock __asm__("vmtimer_rtc_clock");
#else
extern QEMUClock *rtc_clock;
#endif

VMTIMER_C_END

#endif
