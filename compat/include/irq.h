/*
 * irq.h - wires between devices, 0.9.1 to 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_IRQ_H
#define VMTIMER_COMPAT_FRONT_IRQ_H
#pragma GCC system_header

#include "vmtimer-compat/irq.h"

#endif
