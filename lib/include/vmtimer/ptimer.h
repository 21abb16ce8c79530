/*
 * vmtimer/ptimer.h - a down counter that device models program: limit, count,
 * period; periodic or one-shot
 *
 * Names and meaning are QEMU's (include/hw/ptimer.h of 10.2). It counts on the
 * VIRTUAL clock, without drift: a period is 64.32 fixed point ns, and each round
 * starts where the last one ended. One thread at a time.
 *
 * Changes stand inside a transaction; what they mean for the timer happens at its
 * end, once. The callback is called inside one: it may change the counter, it must
 * not begin or commit.
 */
#ifndef VMTIMER_PTIMER_H
#define VMTIMER_PTIMER_H

#if defined(__clang__) && !defined(__cplusplus) && !defined(__STDC_VERSION__)
#pragma clang system_header /* gnu89 has no bool */
#endif

#include "timer.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Policies: bits of ptimer_init's mask, each for one habit of real hardware
 * @PTIMER_POLICY_LEGACY: none of the others
 * @PTIMER_POLICY_WRAP_AFTER_ONE_PERIOD: stay at 0 for one period before wrapping
 * @PTIMER_POLICY_CONTINUOUS_TRIGGER: periodic with limit and count 0 fires every
 *     period (otherwise it warns and stops)
 * @PTIMER_POLICY_NO_IMMEDIATE_TRIGGER: started with or set to 0, fire after one
 *     period, not now
 * @PTIMER_POLICY_NO_IMMEDIATE_RELOAD: started with or set to 0, load the limit
 *     after one period, not now
 * @PTIMER_POLICY_NO_COUNTER_ROUND_DOWN: a running count reads rounded up
 * @PTIMER_POLICY_TRIGGER_ONLY_ON_DECREMENT: started with or set to 0 never fires;
 *     counting down to 0 does. Not together with NO_IMMEDIATE_TRIGGER
 */
#define PTIMER_POLICY_LEGACY 0
#define PTIMER_POLICY_DEFAULT 0
#define PTIMER_POLICY_WRAP_AFTER_ONE_PERIOD (1 << 0)
#define PTIMER_POLICY_CONTINUOUS_TRIGGER (1 << 1)
#define PTIMER_POLICY_NO_IMMEDIATE_TRIGGER (1 << 2)
#define PTIMER_POLICY_NO_IMMEDIATE_RELOAD (1 << 3)
#define PTIMER_POLICY_NO_COUNTER_ROUND_DOWN (1 << 4)
#define PTIMER_POLICY_TRIGGER_ONLY_ON_DECREMENT (1 << 5)

typedef struct ptimer_state ptimer_state;
typedef void (*ptimer_cb)(void *opaque);

/**
 * ptimer_init - a counter: off, limit, count and period 0
 * @callback: called when it fires; must not be NULL
 *
 * Free it with ptimer_free (NULL is fine); inside its own callback that stops the
 * program.
 */
ptimer_state *ptimer_init(ptimer_cb callback, void *callback_opaque,
                          uint8_t policy_mask) VMTIMER_SYMBOL(ptimer_init);
void ptimer_free(ptimer_state *s);

/* Not nested, and not inside the callback: that stops the program. */
void ptimer_transaction_begin(ptimer_state *s);
void ptimer_transaction_commit(ptimer_state *s);

/*
 * The setters; outside a transaction they stop the program. A running counter
 * goes on from its present count; but for NO_COUNTER_ROUND_DOWN the part of a
 * tick that has passed is lost.
 */

/* ns per tick. */
void ptimer_set_period(ptimer_state *s, int64_t period);

/* Ticks per second; 0 stops the program. */
void ptimer_set_freq(ptimer_state *s, uint32_t freq);

/* QEMU's hw/clock.h, as far as a ptimer needs it: a period in 2^-32 ns. */
typedef struct Clock {
    uint64_t period;
} Clock;

static __inline__ uint64_t clock_get(const Clock *clk)
{
    return clk->period;
}

/* @divisor periods of @clk per tick. */
void ptimer_set_period_from_clock(ptimer_state *s, const Clock *clk,
                                  unsigned int divisor);

/* What periodic counting starts again from; @reload: the count too, now. */
void ptimer_set_limit(ptimer_state *s, uint64_t limit, int reload);
uint64_t ptimer_get_limit(ptimer_state *s);

/* The count. Reading needs no transaction and never goes up within a round. */
uint64_t ptimer_get_count(ptimer_state *s);
void ptimer_set_count(ptimer_state *s, uint64_t count);

/**
 * ptimer_run - start counting from the present count
 * @oneshot: non-zero: stop at 0; zero: start again from the limit
 *
 * Running already: only the mode changes. Period 0: stays off, with a warning.
 * A periodic round shorter than 10 us is stretched to that, but not under icount.
 */
void ptimer_run(ptimer_state *s, int oneshot);

/* Stop; the count stays. */
void ptimer_stop(ptimer_state *s);

#ifdef __cplusplus
}
#endif

#endif
