/*
 * Two down counters in the manner of Arm's SP804, written as for QEMU 0.14: on
 * timers, with the arithmetic by hand.
 */
#include "qemu-common.h"
#include "qemu-timer.h"
#include "../dual-timer.h"

typedef struct CounterState {
    DualTimer *owner;
    QEMUTimer *timer;
    uint32_t control;
    uint32_t load;
    int raw;
    int running;
    uint64_t from;              /* the count at started, or while it stands */
    int64_t started;
    int64_t expires;
} CounterState;

struct DualTimer {
    uint32_t freq;
    void (*irq)(void *opaque, int level);
    void *opaque;
    int level;
    CounterState counters[2];
};

static uint32_t counter_mis(CounterState *s)
{
    return s->raw && (s->control & DUAL_TIMER_INT_ENABLE);
}

static void dual_timer_update(DualTimer *d)
{
    int level = counter_mis(&d->counters[0]) | counter_mis(&d->counters[1]);

    if (level != d->level) {
        d->level = level;
        d->irq(d->opaque, level);
    }
}

static uint32_t counter_mask(CounterState *s)
{
    return s->control & DUAL_TIMER_32BIT ? 0xffffffff : 0xffff;
}

static uint32_t counter_divisor(CounterState *s)
{
    static const uint32_t divisors[] = { 1, 16, 256, 256 };

    return divisors[(s->control >> 2) & 3];
}

static uint64_t counter_limit(CounterState *s)
{
    if (s->control & (DUAL_TIMER_PERIODIC | DUAL_TIMER_ONE_SHOT)) {
        return s->load & counter_mask(s);
    }
    return (uint64_t)counter_mask(s) + 1;
}

static uint64_t counter_value(CounterState *s)
{
    uint64_t passed;

    if (!s->running) {
        return s->from;
    }
    passed = muldiv64(qemu_get_clock(vm_clock) - s->started, s->owner->freq,
                      get_ticks_per_sec()) / counter_divisor(s);
    return passed < s->from ? s->from - passed : 0;
}

/* A round of the count that there is; one of 0 lasts a tick. */
static void counter_arm(CounterState *s)
{
    uint64_t ticks = s->from ? s->from : 1;

    s->expires = s->started + muldiv64(ticks * counter_divisor(s),
                                       get_ticks_per_sec(), s->owner->freq);
    qemu_mod_timer(s->timer, s->expires);
}

static void counter_stop(CounterState *s)
{
    s->from = counter_value(s);
    s->running = 0;
    qemu_del_timer(s->timer);
}

static void counter_start(CounterState *s)
{
    if ((s->control & DUAL_TIMER_ENABLE) == 0 ||
        ((s->control & DUAL_TIMER_ONE_SHOT) && s->from == 0)) {
        return;
    }
    if (s->from == 0) {
        s->from = counter_limit(s);
    }
    s->running = 1;
    s->started = qemu_get_clock(vm_clock);
    counter_arm(s);
}

static void counter_tick(void *opaque)
{
    CounterState *s = (CounterState *)opaque;

    s->raw = 1;
    if (s->control & DUAL_TIMER_ONE_SHOT) {
        s->running = 0;
        s->from = 0;
    } else {
        s->started = s->expires;
        s->from = counter_limit(s);
        counter_arm(s);
    }
    dual_timer_update(s->owner);
}

uint32_t dual_timer_read(DualTimer *d, uint32_t offset)
{
    CounterState *s = &d->counters[offset >= DUAL_TIMER_SECOND];

    switch (offset % DUAL_TIMER_SECOND) {
    case DUAL_TIMER_LOAD:
    case DUAL_TIMER_BGLOAD:
        return s->load;
    case DUAL_TIMER_VALUE:
        return counter_value(s) & counter_mask(s);
    case DUAL_TIMER_CONTROL:
        return s->control;
    case DUAL_TIMER_RIS:
        return s->raw;
    case DUAL_TIMER_MIS:
        return counter_mis(s);
    }
    return 0;
}

void dual_timer_write(DualTimer *d, uint32_t offset, uint32_t value)
{
    CounterState *s = &d->counters[offset >= DUAL_TIMER_SECOND];

    switch (offset % DUAL_TIMER_SECOND) {
    case DUAL_TIMER_LOAD:
        counter_stop(s);
        s->load = value;
        s->from = value & counter_mask(s);
        if (s->from == 0 && (s->control & DUAL_TIMER_ENABLE) &&
            (s->control & DUAL_TIMER_ONE_SHOT)) {
            s->raw = 1;
        }
        counter_start(s);
        break;
    case DUAL_TIMER_BGLOAD:
        s->load = value;
        break;
    case DUAL_TIMER_CONTROL:
        counter_stop(s);
        s->control = value & 0xef;
        s->from &= counter_mask(s);
        counter_start(s);
        break;
    case DUAL_TIMER_INTCLR:
        s->raw = 0;
        break;
    }
    dual_timer_update(d);
}

DualTimer *dual_timer_new(uint32_t freq, void (*irq)(void *opaque, int level),
                          void *opaque)
{
    DualTimer *d = (DualTimer *)qemu_mallocz(sizeof(DualTimer));
    int i;

    d->freq = freq;
    d->irq = irq;
    d->opaque = opaque;
    for (i = 0; i < 2; i++) {
        d->counters[i].owner = d;
        d->counters[i].control = DUAL_TIMER_INT_ENABLE;
        d->counters[i].from = 0xffff;
        d->counters[i].timer = qemu_new_timer(vm_clock, counter_tick,
                                              &d->counters[i]);
    }
    return d;
}

void dual_timer_free(DualTimer *d)
{
    int i;

    for (i = 0; i < 2; i++) {
        qemu_del_timer(d->counters[i].timer);
        qemu_free_timer(d->counters[i].timer);
    }
    qemu_free(d);
}
