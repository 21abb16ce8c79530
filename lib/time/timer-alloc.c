/*
 * timer-alloc: memory for a timer, alone, so that a program with a timer core of its
 * own (QEMU's ptimer-test) can have timer_new* all the same.
 */
#include "base/bug.h"
#include "vmtimer/timer.h"

void *vmtimer_timer_alloc(void)
{
    return vmt_alloc(1, sizeof(QEMUTimer));
}
