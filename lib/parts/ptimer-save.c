/*
 * ptimer-save: a ptimer in a snapshot, in QEMU's order since 0.15, and whether the
 * round began with a tick that reads 0.
 *
 * What its device sets when it is made (the policy, the callback) is not saved.
 */
#include "parts/ptimer-state.h"
#include "parts/saving.h"

#include <errno.h>

/* A state that counters come into; of any other, arithmetic would be undefined. */
static bool is_possible(const ptimer_state *s)
{
    return s->period >= 0
           && (s->enabled == PTIMER_OFF
               || (s->enabled <= PTIMER_ONESHOT && s->last_event >= 0
                   && s->next_event >= s->last_event));
}

static ptimer_state get_fields(QEMUFile *f)
{
    ptimer_state loaded = {.enabled = (uint8_t)qemu_get_byte(f)};

    loaded.limit = qemu_get_be64(f);
    loaded.delta = qemu_get_be64(f);
    loaded.period_frac = qemu_get_be32(f);
    loaded.period = (int64_t)qemu_get_be64(f);
    loaded.last_event = (int64_t)qemu_get_be64(f);
    loaded.next_event = (int64_t)qemu_get_be64(f);
    return loaded;
}

static void take_over(ptimer_state *s, const ptimer_state *loaded)
{
    s->enabled = loaded->enabled;
    s->limit = loaded->limit;
    s->delta = loaded->delta;
    s->period_frac = loaded->period_frac;
    s->period = loaded->period;
    s->last_event = loaded->last_event;
    s->next_event = loaded->next_event;
    s->has_wrap_tick = false;
}

/* All of it, or nothing but the timer, which is the load's to roll back. */
static int get_counter(QEMUFile *f, void *pv, size_t size)
{
    ptimer_state *s = pv;
    unsigned before = failures();
    ptimer_state loaded = get_fields(f);

    timer_get(f, &s->timer);
    if (failures() != before) {
        return -EIO;
    }
    if (!is_possible(&loaded)
        || (loaded.enabled == PTIMER_OFF && timer_pending(&s->timer))) {
        return -EINVAL;
    }
    take_over(s, &loaded);
    return 0;
}

static void put_counter(QEMUFile *f, void *pv, size_t size)
{
    ptimer_state *s = pv;

    qemu_put_byte(f, s->enabled);
    qemu_put_be64(f, s->limit);
    qemu_put_be64(f, s->delta);
    qemu_put_be32(f, s->period_frac);
    qemu_put_be64(f, (uint64_t)s->period);
    qemu_put_be64(f, (uint64_t)s->last_event);
    qemu_put_be64(f, (uint64_t)s->next_event);
    timer_put(f, &s->timer);
}

static const VMStateInfo counter = {"ptimer", get_counter, put_counter};

static const VMStateField fields[] = {
    {.name = "counter", .info = &counter, .flags = VMS_SINGLE},
    {.name = NULL},
};

static const VMStateField no_fields[] = {
    {.name = NULL},
};

static bool has_wrap_tick(void *opaque)
{
    return ((ptimer_state *)opaque)->has_wrap_tick;
}

/* A tick more than can be counted is none. */
static int set_wrap_tick(void *opaque, int version_id)
{
    ptimer_state *s = opaque;

    s->has_wrap_tick = s->delta < UINT64_MAX;
    return s->has_wrap_tick ? 0 : -EINVAL;
}

static const VMStateDescription vmstate_wrap_tick = {
    .name = "ptimer/wrap-tick",
    .version_id = 1,
    .minimum_version_id = 1,
    .post_load = set_wrap_tick,
    .fields = no_fields,
};

static const VMStateSubsection subsections[] = {
    {&vmstate_wrap_tick, has_wrap_tick},
    {NULL, NULL},
};

const VMStateDescription vmstate_ptimer = {
    .name = "ptimer",
    .version_id = 1,
    .minimum_version_id = 1,
    .minimum_version_id_old = 1,
    .fields = fields,
    .subsections = subsections,
};
