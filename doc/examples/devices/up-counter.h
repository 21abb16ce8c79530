/*
 * up-counter: a 16-bit up counter in the manner of microcontrollers' general-purpose
 * timers: prescaler, auto-reload, one compare channel.
 *
 *   0x00 CONTROL     rw  the bits below
 *   0x04 ENABLED     rw  which events interrupt
 *   0x08 STATUS      rw  which events there were; writing 0 to a bit clears it
 *   0x0c GENERATE    w   1: an update event now
 *   0x10 COUNT       rw
 *   0x14 PRESCALER   rw  a tick is one more than this of the input clock's cycles
 *   0x18 AUTORELOAD  rw  the last count of a round; 0: it does not count
 *   0x1c COMPARE     rw  the count that is a compare event
 *
 * A round ends with an update event, at which the count is 0 again. A new PRESCALER
 * takes effect then, and with BUFFERED a new AUTORELOAD; one-pulse mode ends there.
 * A count beyond AUTORELOAD goes on to 65535.
 */
#ifndef UP_COUNTER_H
#define UP_COUNTER_H

#include <stdint.h>

enum {
    UP_COUNTER_CONTROL = 0x00,
    UP_COUNTER_ENABLED = 0x04,
    UP_COUNTER_STATUS = 0x08,
    UP_COUNTER_GENERATE = 0x0c,
    UP_COUNTER_COUNT = 0x10,
    UP_COUNTER_PRESCALER = 0x14,
    UP_COUNTER_AUTORELOAD = 0x18,
    UP_COUNTER_COMPARE = 0x1c,
};

/* CONTROL; ENABLED and STATUS. */
enum {
    UP_COUNTER_RUN = 1 << 0,
    UP_COUNTER_ONE_PULSE = 1 << 3,
    UP_COUNTER_BUFFERED = 1 << 7,
    UP_COUNTER_UPDATE = 1 << 0,
    UP_COUNTER_MATCH = 1 << 1,
};

typedef struct UpCounter UpCounter;

/* @irq is told when the level of the line changes. */
UpCounter *up_counter_new(uint32_t freq, void (*irq)(void *opaque, int level),
                          void *opaque);
void up_counter_free(UpCounter *c);
uint32_t up_counter_read(UpCounter *c, uint32_t offset);
void up_counter_write(UpCounter *c, uint32_t offset, uint32_t value);

#endif
