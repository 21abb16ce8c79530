/*
 * A 16-bit up counter with prescaler, auto-reload and compare, written as for QEMU
 * 0.14: a timer runs at each event, whether somebody waits for it or not.
 */
#include "qemu-common.h"
#include "qemu-timer.h"
#include "../up-counter.h"

struct UpCounter {
    uint32_t freq;
    void (*irq)(void *opaque, int level);
    void *opaque;
    int level;
    QEMUTimer *event;
    uint32_t control, enabled, status;
    uint32_t psc, next_psc;
    uint32_t arr, next_arr;
    uint32_t compare;
    int64_t started;            /* vm_clock; below, cycles since then */
    int64_t round;
    int64_t position;           /* in the round, when last looked at */
};

static int up_counter_counts(UpCounter *s)
{
    return (s->control & UP_COUNTER_RUN) && s->arr;
}

static void up_counter_irq(UpCounter *s)
{
    int level = (s->status & s->enabled) != 0;

    if (level != s->level) {
        s->level = level;
        s->irq(s->opaque, level);
    }
}

static int64_t up_counter_cycles(UpCounter *s)
{
    return muldiv64(qemu_get_clock(vm_clock) - s->started, s->freq,
                    get_ticks_per_sec());
}

static void up_counter_look(UpCounter *s)
{
    if (up_counter_counts(s)) {
        s->position = up_counter_cycles(s) - s->round;
    }
}

static int64_t up_counter_end(UpCounter *s)
{
    int64_t tick = s->psc + 1;

    return (s->position / tick > s->arr ? 0x10000 : s->arr + 1) * tick;
}

/* The first ns in which @cycle has come. */
static int64_t up_counter_when(UpCounter *s, int64_t cycle)
{
    int64_t when = muldiv64(cycle, get_ticks_per_sec(), s->freq);

    if (muldiv64(when, s->freq, get_ticks_per_sec()) < cycle) {
        when++;
    }
    return s->started + when;
}

static void up_counter_arm(UpCounter *s)
{
    int64_t next = up_counter_end(s);
    int64_t match = (int64_t)s->compare * (s->psc + 1);

    if (!up_counter_counts(s)) {
        qemu_del_timer(s->event);
        return;
    }
    if (match > s->position && match < next) {
        next = match;
    }
    qemu_mod_timer(s->event, up_counter_when(s, s->round + next));
}

static void up_counter_update(UpCounter *s)
{
    s->status |= UP_COUNTER_UPDATE;
    if (s->compare == 0) {
        s->status |= UP_COUNTER_MATCH;
    }
    s->psc = s->next_psc;
    s->arr = s->next_arr;
    s->position = 0;
    if (s->control & UP_COUNTER_ONE_PULSE) {
        s->control &= ~UP_COUNTER_RUN;
    }
}

static void up_counter_event(void *opaque)
{
    UpCounter *s = (UpCounter *)opaque;
    int64_t end = up_counter_end(s);

    up_counter_look(s);
    if (s->position >= end) {
        s->round += end;
        up_counter_update(s);
        up_counter_look(s);
    } else {
        s->status |= UP_COUNTER_MATCH;
    }
    up_counter_irq(s);
    up_counter_arm(s);
}

uint32_t up_counter_read(UpCounter *s, uint32_t offset)
{
    up_counter_look(s);
    switch (offset) {
    case UP_COUNTER_CONTROL:
        return s->control;
    case UP_COUNTER_ENABLED:
        return s->enabled;
    case UP_COUNTER_STATUS:
        return s->status;
    case UP_COUNTER_COUNT:
        return s->position / (s->psc + 1);
    case UP_COUNTER_PRESCALER:
        return s->next_psc;
    case UP_COUNTER_AUTORELOAD:
        return s->next_arr;
    case UP_COUNTER_COMPARE:
        return s->compare;
    }
    return 0;
}

void up_counter_write(UpCounter *s, uint32_t offset, uint32_t value)
{
    int counted = up_counter_counts(s);

    up_counter_look(s);
    switch (offset) {
    case UP_COUNTER_CONTROL:
        s->control = value & (UP_COUNTER_RUN | UP_COUNTER_ONE_PULSE |
                              UP_COUNTER_BUFFERED);
        break;
    case UP_COUNTER_ENABLED:
        s->enabled = value & (UP_COUNTER_UPDATE | UP_COUNTER_MATCH);
        break;
    case UP_COUNTER_STATUS:
        s->status &= value;
        break;
    case UP_COUNTER_GENERATE:
        if (value & 1) {
            up_counter_update(s);
        }
        break;
    case UP_COUNTER_COUNT:
        s->position = (int64_t)(value & 0xffff) * (s->psc + 1);
        break;
    case UP_COUNTER_PRESCALER:
        s->next_psc = value & 0xffff;
        break;
    case UP_COUNTER_AUTORELOAD:
        s->next_arr = value & 0xffff;
        if (!(s->control & UP_COUNTER_BUFFERED)) {
            s->arr = s->next_arr;
        }
        break;
    case UP_COUNTER_COMPARE:
        s->compare = value & 0xffff;
        break;
    }
    if (!counted) {
        s->started = qemu_get_clock(vm_clock);
    }
    s->round = up_counter_cycles(s) - s->position;
    up_counter_irq(s);
    up_counter_arm(s);
}

UpCounter *up_counter_new(uint32_t freq, void (*irq)(void *opaque, int level),
                          void *opaque)
{
    UpCounter *s = (UpCounter *)qemu_mallocz(sizeof(UpCounter));

    s->freq = freq;
    s->irq = irq;
    s->opaque = opaque;
    s->arr = s->next_arr = 0xffff;
    s->event = qemu_new_timer(vm_clock, up_counter_event, s);
    return s;
}

void up_counter_free(UpCounter *s)
{
    qemu_del_timer(s->event);
    qemu_free_timer(s->event);
    qemu_free(s);
}
