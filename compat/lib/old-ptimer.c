/*
 * old-ptimer: a down counter on vm_clock, as it was until 2.6.
 *
 * Counts @delta ticks down from @last_event to @next_event, then schedules its
 * bottom half. The period is 64.32 fixed point ns. Periods follow each other
 * without drift: one begins where the last was due, not where it ran.
 *
 * Reached through ptimer.c, which knows the counters of every era.
 */
#include "old-ptimer.h"

enum { OFF, PERIODIC, ONE_SHOT };

/* No faster than that: 1.1 to 2.6 raise a limit that would be; 0.9 to 1.0 do not. */
#define SHORTEST_NS 10000

/* @ticks periods, in ns; what is left of the last ns, in *@ret_rest. */
static int64_t ticks_to_ns(const OldPtimer *s, uint64_t ticks,
                           uint32_t *ret_rest)
{
    uint64_t low = (ticks & UINT32_MAX) * s->period_frac;
    uint64_t high = (ticks >> 32) * s->period_frac;

    *ret_rest = (uint32_t)low;
    return (int64_t)(ticks * (uint64_t)s->period + high + (low >> 32));
}

/* How many whole periods @ns has. A guess without the fraction, then down. */
static uint64_t ns_to_ticks(const OldPtimer *s, int64_t ns)
{
    uint64_t ticks = (uint64_t)ns / (uint64_t)s->period;
    uint32_t rest;
    int64_t over_ns;

    while ((over_ns = ticks_to_ns(s, ticks, &rest) + !!rest - ns) > 0) {
        ticks -= ((uint64_t)over_ns + (uint64_t)s->period)
                 / ((uint64_t)s->period + 1);
    }
    return ticks;
}

static void trigger(OldPtimer *s)
{
    if (s->bh) {
        qemu_bh_schedule(s->bh);
    }
}

/* Begin a period at @s->next_event. */
static void reload(OldPtimer *s)
{
    uint32_t rest;

    if (s->delta == 0) {
        trigger(s);
        s->delta = s->limit;
    }
    if (s->delta == 0 || s->period == 0) {
        vmt_log("ptimer: period zero, disabled");
        s->mode = OFF;
        return;
    }
    s->last_event = s->next_event;
    s->next_event = s->last_event + ticks_to_ns(s, s->delta, &rest);
    timer_mod(s->timer, s->next_event);
}

static void reload_from_now(OldPtimer *s)
{
    s->next_event = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    reload(s);
}

static void on_period_over(void *opaque)
{
    OldPtimer *s = opaque;

    trigger(s);
    s->delta = 0;
    if (s->mode == ONE_SHOT) {
        s->mode = OFF;
        return;
    }
    s->delta = s->limit;
    reload(s);
}

OldPtimer *old_ptimer_init(QEMUBH *bh, bool may_be_faster)
{
    OldPtimer *s = calloc(1, sizeof *s);

    if (!s) {
        vmt_bug("ptimer_init: out of memory");
    }
    s->kind = PTIMER_OLD;
    s->may_be_faster = may_be_faster;
    s->bh = bh;
    s->timer = timer_new_ns(QEMU_CLOCK_VIRTUAL, on_period_over, s);
    return s;
}

uint64_t old_ptimer_get_limit(const OldPtimer *s)
{
    return s->limit;
}

/* What is left when now is past the end, but the timer has not run: 0. */
uint64_t old_ptimer_get_count(OldPtimer *s)
{
    int64_t left_ns;

    if (s->mode == OFF) {
        return s->delta;
    }
    left_ns = s->next_event - qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    if (left_ns < 0 || s->period == 0) {
        return 0;
    }
    return ns_to_ticks(s, left_ns);
}

void old_ptimer_set_count(OldPtimer *s, uint64_t count)
{
    s->delta = count;
    if (s->mode != OFF) {
        reload_from_now(s);
    }
}

/* While it runs: nothing, whatever @oneshot says. */
void old_ptimer_run(OldPtimer *s, int oneshot)
{
    if (s->mode != OFF) {
        return;
    }
    if (s->period == 0) {
        vmt_log("ptimer: period zero, disabled");
        return;
    }
    s->mode = oneshot ? ONE_SHOT : PERIODIC;
    reload_from_now(s);
}

void old_ptimer_free(OldPtimer *s)
{
    timer_free(s->timer);
    free(s);
}

void old_ptimer_stop(OldPtimer *s)
{
    if (s->mode == OFF) {
        return;
    }
    s->delta = old_ptimer_get_count(s);
    timer_del(s->timer);
    s->mode = OFF;
}

/* A running one starts again from what it last started from. */
static void set_period(OldPtimer *s, int64_t period, uint32_t period_frac)
{
    s->period = period;
    s->period_frac = period_frac;
    if (s->mode != OFF) {
        reload_from_now(s);
    }
}

void old_ptimer_set_period(OldPtimer *s, int64_t period)
{
    set_period(s, period, 0);
}

void old_ptimer_set_freq(OldPtimer *s, uint32_t freq)
{
    if (freq == 0) {
        vmt_bug("ptimer_set_freq: frequency zero");
    }
    set_period(s, NANOSECONDS_PER_SECOND / freq,
               (uint32_t)(((uint64_t)NANOSECONDS_PER_SECOND << 32) / freq));
}

void old_ptimer_set_limit(OldPtimer *s, uint64_t limit, int with_count)
{
    if (!s->may_be_faster && s->period
        && limit * (uint64_t)s->period < SHORTEST_NS) {
        limit = SHORTEST_NS / (uint64_t)s->period;
    }
    s->limit = limit;
    if (!with_count) {
        return;
    }
    s->delta = limit;
    if (s->mode != OFF) {
        reload_from_now(s);
    }
}
