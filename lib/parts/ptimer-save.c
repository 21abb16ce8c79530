/*
 * ptimer-save: a ptimer in a snapshot, in QEMU's order since 0.15, and whether the
 * round began with a tick that reads 0.
 *
 * What its device sets when it is made (the policy, the callback) is not saved.
 */
#include "parts/ptimer-state.h"
#include "vmtimer/savevm.h"

#include <errno.h>
#include <stddef.h>

#define FIELD(field, the_info)                                    \
    {                                                             \
        .name = #field, .offset = offsetof(ptimer_state, field),  \
        .size = sizeof(((ptimer_state *)0)->field),               \
        .info = &vmstate_info_##the_info, .flags = VMS_SINGLE     \
    }

static const VMStateField no_fields[] = {
    {.name = NULL},
};

static bool has_wrap_tick(void *opaque)
{
    return ((ptimer_state *)opaque)->has_wrap_tick;
}

static int set_wrap_tick(void *opaque, int version_id)
{
    ((ptimer_state *)opaque)->has_wrap_tick = true;
    return 0;
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

static const VMStateField fields[] = {
    FIELD(enabled, uint8),
    FIELD(limit, uint64),
    FIELD(delta, uint64),
    FIELD(period_frac, uint32),
    FIELD(period, int64),
    FIELD(last_event, int64),
    FIELD(next_event, int64),
    FIELD(timer, timer),
    {.name = NULL},
};

#undef FIELD

static int forget_wrap_tick(void *opaque)
{
    ((ptimer_state *)opaque)->has_wrap_tick = false;
    return 0;
}

/* Nothing that a counter would trip over. */
static int check(void *opaque, int version_id)
{
    ptimer_state *s = opaque;

    if (s->enabled > PTIMER_ONESHOT || s->period < 0) {
        s->enabled = PTIMER_OFF;
        return -EINVAL;
    }
    return 0;
}

const VMStateDescription vmstate_ptimer = {
    .name = "ptimer",
    .version_id = 1,
    .minimum_version_id = 1,
    .minimum_version_id_old = 1,
    .pre_load = forget_wrap_tick,
    .post_load = check,
    .fields = fields,
    .subsections = subsections,
};
