/*
 * hw/irq.h - wires between devices, from 1.3
 */
#ifndef VMTIMER_COMPAT_FRONT_HW_IRQ_H
#define VMTIMER_COMPAT_FRONT_HW_IRQ_H
#pragma GCC system_header

#include "../vmtimer-compat/irq.h"

#endif
