/*
 * dual-timer: two down counters in the manner of Arm's SP804, each on a ptimer.
 *
 * What a running timer reads is the tick that has begun; a LOAD of 0 is an interrupt
 * each tick; and a timer that is started at 0 has not come there by counting: these
 * are three policies. A free-running timer is a periodic one whose limit is one more
 * than its largest value. The bit more is not read, so it stands at 0 for a tick and
 * goes on from the largest value.
 */
#include "dual-timer.h"

#include <stdbool.h>
#include <stdlib.h>

#include <vmtimer/ptimer.h>

typedef struct Timer {
    DualTimer *owner;
    ptimer_state *ptimer;
    uint32_t control;
    uint32_t load;
    bool has_reached_0;
} Timer;

struct DualTimer {
    Clock clock;
    void (*irq)(void *opaque, int level);
    void *opaque;
    int level;
    Timer timers[2];
};

static uint64_t size_of(const Timer *t)
{
    return t->control & DUAL_TIMER_32BIT ? UINT64_C(1) << 32 : 1 << 16;
}

static uint32_t masked_interrupt(const Timer *t)
{
    return t->has_reached_0 && t->control & DUAL_TIMER_INT_ENABLE;
}

static void update_irq(DualTimer *d)
{
    int level = masked_interrupt(&d->timers[0]) | masked_interrupt(&d->timers[1]);

    if (level != d->level) {
        d->level = level;
        d->irq(d->opaque, level);
    }
}

static void on_0(void *opaque)
{
    Timer *t = opaque;

    t->has_reached_0 = true;
    update_irq(t->owner);
}

/* One-shot wins over periodic. */
static uint64_t limit_of(const Timer *t)
{
    uint64_t size = size_of(t);

    return t->control & (DUAL_TIMER_PERIODIC | DUAL_TIMER_ONE_SHOT)
               ? t->load & (size - 1) : size;
}

/* Inside a transaction. */
static void set_prescaler(Timer *t)
{
    static const unsigned divisors[] = {1, 16, 256, 256};

    ptimer_set_period_from_clock(t->ptimer, &t->owner->clock,
                                 divisors[t->control >> 2 & 3]);
}

/* Inside a transaction. One that has run out in one-shot mode stays there. */
static void run_if_enabled(Timer *t)
{
    bool one_shot = t->control & DUAL_TIMER_ONE_SHOT;

    if (!(t->control & DUAL_TIMER_ENABLE)
        || (one_shot && ptimer_get_count(t->ptimer) == 0)) {
        ptimer_stop(t->ptimer);
    } else {
        ptimer_run(t->ptimer, one_shot);
    }
}

static void write_load(Timer *t, uint32_t value)
{
    t->load = value;
    ptimer_transaction_begin(t->ptimer);
    ptimer_set_limit(t->ptimer, limit_of(t), 0);
    ptimer_set_count(t->ptimer, value & (size_of(t) - 1));
    run_if_enabled(t);
    ptimer_transaction_commit(t->ptimer);
    if (value == 0 && t->control & DUAL_TIMER_ENABLE
        && t->control & DUAL_TIMER_ONE_SHOT) {
        t->has_reached_0 = true;
    }
}

static void write_control(Timer *t, uint32_t value)
{
    uint32_t changed = t->control ^ value;

    t->control = value;
    ptimer_transaction_begin(t->ptimer);
    if (changed & (DUAL_TIMER_BY_16 | DUAL_TIMER_BY_256)) {
        set_prescaler(t);
    }
    if (changed & DUAL_TIMER_32BIT) {
        ptimer_set_count(t->ptimer,
                         ptimer_get_count(t->ptimer) & (size_of(t) - 1));
    }
    ptimer_set_limit(t->ptimer, limit_of(t), 0);
    run_if_enabled(t);
    ptimer_transaction_commit(t->ptimer);
}

static Timer *timer_at(DualTimer *d, uint32_t offset)
{
    return &d->timers[offset >= DUAL_TIMER_SECOND];
}

uint32_t dual_timer_read(DualTimer *d, uint32_t offset)
{
    Timer *t = timer_at(d, offset);

    switch (offset % DUAL_TIMER_SECOND) {
    case DUAL_TIMER_LOAD:
    case DUAL_TIMER_BGLOAD:
        return t->load;
    case DUAL_TIMER_VALUE:
        return (uint32_t)(ptimer_get_count(t->ptimer) & (size_of(t) - 1));
    case DUAL_TIMER_CONTROL:
        return t->control;
    case DUAL_TIMER_RIS:
        return t->has_reached_0;
    case DUAL_TIMER_MIS:
        return masked_interrupt(t);
    default:
        return 0;
    }
}

void dual_timer_write(DualTimer *d, uint32_t offset, uint32_t value)
{
    Timer *t = timer_at(d, offset);

    switch (offset % DUAL_TIMER_SECOND) {
    case DUAL_TIMER_LOAD:
        write_load(t, value);
        break;
    case DUAL_TIMER_BGLOAD:
        t->load = value;
        ptimer_transaction_begin(t->ptimer);
        ptimer_set_limit(t->ptimer, limit_of(t), 0);
        ptimer_transaction_commit(t->ptimer);
        break;
    case DUAL_TIMER_CONTROL:
        write_control(t, value & 0xef);
        break;
    case DUAL_TIMER_INTCLR:
        t->has_reached_0 = false;
        break;
    default:
        break;
    }
    update_irq(d);
}

static void init_timer(DualTimer *d, Timer *t)
{
    t->owner = d;
    t->control = DUAL_TIMER_INT_ENABLE;
    t->ptimer = ptimer_init(on_0, t, PTIMER_POLICY_NO_COUNTER_ROUND_DOWN
                                         | PTIMER_POLICY_CONTINUOUS_TRIGGER
                                         | PTIMER_POLICY_TRIGGER_ONLY_ON_DECREMENT);
    ptimer_transaction_begin(t->ptimer);
    set_prescaler(t);
    ptimer_set_limit(t->ptimer, limit_of(t), 0);
    ptimer_set_count(t->ptimer, size_of(t) - 1);
    ptimer_transaction_commit(t->ptimer);
}

DualTimer *dual_timer_new(uint32_t freq, void (*irq)(void *opaque, int level),
                          void *opaque)
{
    DualTimer *d = calloc(1, sizeof *d);

    if (!d) {
        abort();
    }
    d->clock.period = ((uint64_t)NANOSECONDS_PER_SECOND << 32) / freq;
    d->irq = irq;
    d->opaque = opaque;
    init_timer(d, &d->timers[0]);
    init_timer(d, &d->timers[1]);
    return d;
}

void dual_timer_free(DualTimer *d)
{
    ptimer_free(d->timers[0].ptimer);
    ptimer_free(d->timers[1].ptimer);
    free(d);
}
