/*
 * dual-timer: two down counters in the manner of Arm's SP804.
 *
 * Registers of the first timer; the second's are 0x20 further:
 *
 *   0x00 LOAD     rw  start from this, now; and again when it wraps
 *   0x04 VALUE    r   the count
 *   0x08 CONTROL  rw  the bits below; 0x20 after reset
 *   0x0c INTCLR   w   anything: the interrupt is served
 *   0x10 RIS      r   has it reached 0?
 *   0x14 MIS      r   and is that let through?
 *   0x18 BGLOAD   rw  LOAD, but from the next wrap on
 *
 * Free-running, it wraps to the largest value of its size. Periodic, to LOAD. In
 * one-shot mode it stays at 0 until LOAD is written or the mode changed.
 */
#ifndef DUAL_TIMER_H
#define DUAL_TIMER_H

#include <stdint.h>

enum {
    DUAL_TIMER_LOAD = 0x00,
    DUAL_TIMER_VALUE = 0x04,
    DUAL_TIMER_CONTROL = 0x08,
    DUAL_TIMER_INTCLR = 0x0c,
    DUAL_TIMER_RIS = 0x10,
    DUAL_TIMER_MIS = 0x14,
    DUAL_TIMER_BGLOAD = 0x18,
    DUAL_TIMER_SECOND = 0x20,
};

enum {
    DUAL_TIMER_ONE_SHOT = 1 << 0,
    DUAL_TIMER_32BIT = 1 << 1,
    DUAL_TIMER_BY_16 = 1 << 2,
    DUAL_TIMER_BY_256 = 2 << 2,
    DUAL_TIMER_INT_ENABLE = 1 << 5,
    DUAL_TIMER_PERIODIC = 1 << 6,
    DUAL_TIMER_ENABLE = 1 << 7,
};

typedef struct DualTimer DualTimer;

/* @irq is told when the level of the line, one for both timers, changes. */
DualTimer *dual_timer_new(uint32_t freq, void (*irq)(void *opaque, int level),
                          void *opaque);
void dual_timer_free(DualTimer *d);
uint32_t dual_timer_read(DualTimer *d, uint32_t offset);
void dual_timer_write(DualTimer *d, uint32_t offset, uint32_t value);

#endif
