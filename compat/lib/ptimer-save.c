/*
 * ptimer-save: a counter of any era in a snapshot.
 *
 * A member of its own: who saves nothing may bring qemu_put_be64 and its like.
 */
#include "old-ptimer.h"

#include <errno.h>

enum { OFF, PERIODIC, ONE_SHOT };

static void put_old(QEMUFile *f, const OldPtimer *s)
{
    qemu_put_byte(f, s->mode);
    qemu_put_be64(f, s->limit);
    qemu_put_be64(f, s->delta);
    qemu_put_be32(f, s->period_frac);
    qemu_put_be64(f, (uint64_t)s->period);
    qemu_put_be64(f, (uint64_t)s->last_event);
    qemu_put_be64(f, (uint64_t)s->next_event);
    timer_put(f, s->timer);
}

/* A round of @ticks that begins at @next_event ends in time. */
static bool has_end(const OldPtimer *s, uint64_t ticks)
{
    int64_t ns;

    return s->period < INT64_MAX
           && !__builtin_mul_overflow(ticks, s->period + 1, &ns)
           && !__builtin_add_overflow(ns, s->next_event, &ns);
}

/* A state that counters come into; of any other, arithmetic would be undefined. */
static bool is_possible(const OldPtimer *s)
{
    if (s->mode == OFF) {
        return s->period >= 0 && !timer_pending(s->timer);
    }
    return s->mode <= ONE_SHOT && s->period >= 0 && s->last_event >= 0
           && s->next_event >= s->last_event && has_end(s, s->delta)
           && (s->mode == ONE_SHOT || has_end(s, s->limit));
}

/* All of it, or nothing but the timer, which is the load's to roll back. */
static int get_old(QEMUFile *f, OldPtimer *s)
{
    OldPtimer loaded = *s;

    loaded.mode = (uint8_t)qemu_get_byte(f);
    loaded.limit = qemu_get_be64(f);
    loaded.delta = qemu_get_be64(f);
    loaded.period_frac = qemu_get_be32(f);
    loaded.period = (int64_t)qemu_get_be64(f);
    loaded.last_event = (int64_t)qemu_get_be64(f);
    loaded.next_event = (int64_t)qemu_get_be64(f);
    timer_get(f, s->timer);
    if (!is_possible(&loaded)) {
        return -EINVAL;
    }
    *s = loaded;
    return 0;
}

/* What a counter is was settled when it was made. */
static void put_any(QEMUFile *f, void *pv, size_t size)
{
    ptimer_state *s = pv;

    if (old(s)) {
        put_old(f, old(s));
    } else {
        vmstate_save_state(f, &vmstate_ptimer, own(s));
    }
}

static int get_any(QEMUFile *f, void *pv, size_t size)
{
    ptimer_state *s = pv;

    return old(s) ? get_old(f, old(s))
                  : vmstate_load_state(f, &vmstate_ptimer, own(s), 1);
}

static const VMStateInfo any_counter = { "ptimer", get_any, put_any };

static const VMStateField of_any_counter[] = {
    { .name = "counter", .info = &any_counter, .flags = VMS_SINGLE },
    { .name = NULL },
};

const VMStateDescription vmtimer_vmstate_ptimer = {
    .name = "ptimer",
    .version_id = 1,
    .minimum_version_id = 1,
    .fields = of_any_counter,
};

/* Until 0.14: a counter, without a table. */
void qemu_put_ptimer(QEMUFile *f, ptimer_state *s)
{
    vmstate_save_state(f, &vmtimer_vmstate_ptimer, s);
}

void qemu_get_ptimer(QEMUFile *f, ptimer_state *s)
{
    vmstate_load_state(f, &vmtimer_vmstate_ptimer, s, 1);
}
