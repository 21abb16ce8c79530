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
    bool is_calling; /* its callback, which must not free it */
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

/* The verbs by names that no old object has: compat/objects has the plain ones. */
void vmt_own_ptimer_free(ptimer_state *s);
void vmt_own_ptimer_transaction_begin(ptimer_state *s);
void vmt_own_ptimer_transaction_commit(ptimer_state *s);
void vmt_own_ptimer_set_period(ptimer_state *s, int64_t period);
void vmt_own_ptimer_set_period_from_clock(ptimer_state *s, const Clock *clk,
                                          unsigned int divisor);
void vmt_own_ptimer_set_freq(ptimer_state *s, uint32_t freq);
void vmt_own_ptimer_set_limit(ptimer_state *s, uint64_t limit, int reload);
uint64_t vmt_own_ptimer_get_limit(ptimer_state *s);
uint64_t vmt_own_ptimer_get_count(ptimer_state *s);
void vmt_own_ptimer_set_count(ptimer_state *s, uint64_t count);
void vmt_own_ptimer_run(ptimer_state *s, int oneshot);
void vmt_own_ptimer_stop(ptimer_state *s);

#endif
