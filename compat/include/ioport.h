/*
 * ioport.h - ports, 0.10 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_IOPORT_H
#define VMTIMER_COMPAT_FRONT_IOPORT_H
#pragma GCC system_header

#include "vmtimer-compat/hw.h"

#endif
