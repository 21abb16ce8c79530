/*
 * irq: wires between devices. Declared only: the machine brings them.
 */
#ifndef VMTIMER_COMPAT_IRQ_H
#define VMTIMER_COMPAT_IRQ_H
#pragma GCC system_header

#include "level.h"
#include "types.h"

VMTIMER_C_BEGIN

typedef void (*qemu_irq_handler)(void *opaque, int n, int level);

void qemu_set_irq(qemu_irq irq, int level);
qemu_irq *qemu_allocate_irqs(qemu_irq_handler handler, void *opaque, int n);
void qemu_free_irqs(qemu_irq *s);
qemu_irq qemu_irq_invert(qemu_irq irq);
qemu_irq qemu_irq_split(qemu_irq irq1, qemu_irq irq2);

static inline void qemu_irq_raise(qemu_irq irq)
{
    qemu_set_irq(irq, 1);
}

static inline void qemu_irq_lower(qemu_irq irq)
{
    qemu_set_irq(irq, 0);
}

static inline void qemu_irq_pulse(qemu_irq irq)
{
    qemu_set_irq(irq, 1);
    qemu_set_irq(irq, 0);
}

VMTIMER_C_END

#endif
