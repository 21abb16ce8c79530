/*
 * ptimer-state: what a ptimer is made of; for ptimer itself and for saving it.
 */
#ifndef VMT_PARTS_PTIMER_STATE_H
#define VMT_PARTS_PTIMER_STATE_H

#include "vmtimer/ptimer.h"

typedef enum PtimerMode {
    PTIMER_OFF = 0,
    PTIMER_PERIODIC = 1,
    PTIMER_ONESHOT = 2,
} PtimerMode;

struct ptimer_state {
    uint8_t enabled; /* a PtimerMode; first, for compat/lib/ptimer.c tells by it */
    uint8_t policy;
    bool is_in_transaction;
    bool needs_reload;
    bool has_wrap_tick; /* the round began with a tick that reads 0 */
    uint64_t limit;
    uint64_t delta; /* the count at last_event, or while off */
    int64_t period; /* ns per tick: integer part, and 2^-32 */
    uint32_t period_frac;
    int64_t last_event;
    int64_t next_event;
    ptimer_cb cb;
    void *opaque;
    QEMUTimer timer;
};

#endif
