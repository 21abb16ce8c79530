/*
 * ptimer-save: a counter of any era in a snapshot.
 *
 * A member of its own: who saves nothing may bring qemu_put_be64 and its like.
 */
#include "old-ptimer.h"

#define FIELD(field, the_info) \
    { \
        .name = #field, .offset = offsetof(OldPtimer, field), \
        .size = sizeof(((OldPtimer *)0)->field), \
        .info = &vmstate_info_ ## the_info, .flags = VMS_SINGLE \
    }

/* The timer is elsewhere. */
static const VMStateField fields[] = {
    FIELD(mode, uint8),
    FIELD(limit, uint64),
    FIELD(delta, uint64),
    FIELD(period_frac, uint32),
    FIELD(period, int64),
    FIELD(last_event, int64),
    FIELD(next_event, int64),
    {
        .name = "timer", .offset = offsetof(OldPtimer, timer),
        .info = &vmstate_info_timer, .flags = VMS_SINGLE | VMS_POINTER
    },
    { .name = NULL },
};

#undef FIELD

static const VMStateDescription vmstate_old_ptimer = {
    .name = "ptimer",
    .version_id = 1,
    .minimum_version_id = 1,
    .fields = fields,
};

/* What a counter is was settled when it was made: its own table follows. */
static void put_any(QEMUFile *f, void *pv, size_t size)
{
    ptimer_state *s = pv;

    vmstate_save_state(f, old(s) ? &vmstate_old_ptimer : &vmstate_ptimer,
                       own(s));
}

static int get_any(QEMUFile *f, void *pv, size_t size)
{
    ptimer_state *s = pv;

    return vmstate_load_state(f, old(s) ? &vmstate_old_ptimer : &vmstate_ptimer,
                              own(s), 1);
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
