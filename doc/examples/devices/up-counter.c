/*
 * up-counter: a 16-bit up counter with prescaler, auto-reload and compare.
 *
 * It does not tick. Where it stands is worked out from the virtual clock when
 * somebody looks, in cycles of the input clock since it was started:
 *
 *   cycles  0 . . . . . . . . . . . . . . now
 *           |--- a round ---|--- a round ---|
 *                           ^ round_start   `- position = now - round_start
 *
 * so nothing is rounded but the moment of looking, and nothing adds up. A timer is
 * armed only for an event that would raise the line. The virtual clock stands while
 * the machine is stopped, and so does the counter.
 */
#include "up-counter.h"

#include <stdbool.h>
#include <stdlib.h>

#include <vmtimer/timer.h>

struct UpCounter {
    uint32_t freq;
    void (*irq)(void *opaque, int level);
    void *opaque;
    int level;
    QEMUTimer timer;
    uint32_t control, enabled, status;
    uint32_t prescaler, next_prescaler;
    uint32_t autoreload, next_autoreload;
    uint32_t compare;
    int64_t started_ns;
    int64_t round_start; /* in cycles since started_ns; may be before */
    int64_t position;    /* up to which all events are known; while it stands */
};

static bool is_counting(const UpCounter *c)
{
    return c->control & UP_COUNTER_RUN && c->autoreload;
}

static int64_t tick_length(const UpCounter *c)
{
    return (int64_t)c->prescaler + 1;
}

static int64_t round_length(const UpCounter *c)
{
    uint32_t count = (uint32_t)(c->position / tick_length(c));
    int64_t ticks = count > c->autoreload ? 0x10000 : c->autoreload + 1;

    return ticks * tick_length(c);
}

static int64_t match_position(const UpCounter *c)
{
    return c->compare * tick_length(c);
}

static void update_irq(UpCounter *c)
{
    int level = (c->status & c->enabled) != 0;

    if (level != c->level) {
        c->level = level;
        c->irq(c->opaque, level);
    }
}

/* The position moves on to @position in this round, over the match maybe. */
static void pass(UpCounter *c, int64_t position)
{
    int64_t match = match_position(c);

    if (c->position < match && match <= position) {
        c->status |= UP_COUNTER_MATCH;
    }
    c->position = position;
}

static void load_buffers(UpCounter *c)
{
    c->prescaler = c->next_prescaler;
    c->autoreload = c->next_autoreload;
}

/* The count is 0, which may be the compare value. */
static void update_event(UpCounter *c)
{
    c->status |= UP_COUNTER_UPDATE;
    load_buffers(c);
    c->position = -1;
    pass(c, 0);
    if (c->control & UP_COUNTER_ONE_PULSE) {
        c->control &= ~UP_COUNTER_RUN;
    }
}

/* Whole rounds that are all alike are one step. */
static void skip_rounds(UpCounter *c, int64_t cycles)
{
    int64_t length = round_length(c);
    int64_t rounds = (cycles - c->round_start) / length;

    if (rounds > 1) {
        pass(c, length - 1);
        c->round_start += (rounds - 1) * length;
    }
}

static int64_t cycles_since_start(const UpCounter *c)
{
    int64_t ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) - c->started_ns;

    return (int64_t)muldiv64((uint64_t)ns, c->freq, NANOSECONDS_PER_SECOND);
}

static void catch_up(UpCounter *c)
{
    int64_t cycles = cycles_since_start(c);

    while (is_counting(c)) {
        int64_t length = round_length(c);

        if (cycles - c->round_start < length) {
            pass(c, cycles - c->round_start);
            return;
        }
        pass(c, length - 1);
        c->round_start += length;
        update_event(c);
        if (is_counting(c)) {
            skip_rounds(c, cycles);
        }
    }
}

/* For the next event that would raise the line. */
static void arm(UpCounter *c)
{
    uint32_t wanted = c->enabled & ~c->status;
    int64_t match = match_position(c);
    int64_t position = round_length(c);

    if (!is_counting(c) || !wanted) {
        timer_del(&c->timer);
        return;
    }
    if (wanted & UP_COUNTER_MATCH && c->position < match && match < position) {
        position = match;
    }
    timer_mod(&c->timer,
              c->started_ns
                  + (int64_t)muldiv64_round_up(
                      (uint64_t)(c->round_start + position),
                      NANOSECONDS_PER_SECOND, c->freq));
}

static void on_timer(void *opaque)
{
    UpCounter *c = opaque;

    catch_up(c);
    update_irq(c);
    arm(c);
}

uint32_t up_counter_read(UpCounter *c, uint32_t offset)
{
    catch_up(c);
    switch (offset) {
    case UP_COUNTER_CONTROL:
        return c->control;
    case UP_COUNTER_ENABLED:
        return c->enabled;
    case UP_COUNTER_STATUS:
        return c->status;
    case UP_COUNTER_COUNT:
        return (uint32_t)(c->position / tick_length(c));
    case UP_COUNTER_PRESCALER:
        return c->next_prescaler;
    case UP_COUNTER_AUTORELOAD:
        return c->next_autoreload;
    case UP_COUNTER_COMPARE:
        return c->compare;
    default:
        return 0;
    }
}

static void write_register(UpCounter *c, uint32_t offset, uint32_t value)
{
    switch (offset) {
    case UP_COUNTER_CONTROL:
        c->control = value & (UP_COUNTER_RUN | UP_COUNTER_ONE_PULSE
                              | UP_COUNTER_BUFFERED);
        break;
    case UP_COUNTER_ENABLED:
        c->enabled = value & (UP_COUNTER_UPDATE | UP_COUNTER_MATCH);
        break;
    case UP_COUNTER_STATUS:
        c->status &= value;
        break;
    case UP_COUNTER_GENERATE:
        if (value & 1) {
            update_event(c);
        }
        break;
    case UP_COUNTER_COUNT:
        c->position = (value & 0xffff) * tick_length(c);
        break;
    case UP_COUNTER_PRESCALER:
        c->next_prescaler = value & 0xffff;
        break;
    case UP_COUNTER_AUTORELOAD:
        c->next_autoreload = value & 0xffff;
        if (!(c->control & UP_COUNTER_BUFFERED)) {
            c->autoreload = c->next_autoreload;
        }
        break;
    case UP_COUNTER_COMPARE:
        c->compare = value & 0xffff;
        break;
    default:
        break;
    }
}

void up_counter_write(UpCounter *c, uint32_t offset, uint32_t value)
{
    catch_up(c);
    bool was_counting = is_counting(c);
    write_register(c, offset, value);
    if (!was_counting) {
        c->started_ns = qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL);
    }
    /* whatever was written: this is where it stands in this cycle */
    c->round_start = cycles_since_start(c) - c->position;
    update_irq(c);
    arm(c);
}

UpCounter *up_counter_new(uint32_t freq, void (*irq)(void *opaque, int level),
                          void *opaque)
{
    UpCounter *c = calloc(1, sizeof *c);

    if (!c) {
        abort();
    }
    c->freq = freq;
    c->irq = irq;
    c->opaque = opaque;
    c->autoreload = c->next_autoreload = 0xffff;
    timer_init_ns(&c->timer, QEMU_CLOCK_VIRTUAL, on_timer, c);
    return c;
}

void up_counter_free(UpCounter *c)
{
    timer_del(&c->timer);
    free(c);
}
