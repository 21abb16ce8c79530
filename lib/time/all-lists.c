/*
 * all-lists: every list of a clock, whoever's. The clock keeps them, as
 * listeners, in order of creation.
 */
#include "time/all-lists.h"

#include "time/clock.h"
#include "time/ns.h"
#include "time/storm.h"
#include "time/timerlist.h"

typedef struct Soonest {
    int attr_mask;
    bool only_here;
    bool found;
    int64_t expire_ns;
    VmtListener *listener;
} Soonest;

static void look_for_soonest(VmtListener *listener, void *opaque)
{
    Soonest *soonest = opaque;
    QEMUTimerList *list = vmt_timerlist_of(listener);
    int64_t expire_ns = 0;

    if ((!soonest->only_here || vmt_timerlist_may_run(list))
        && vmt_timerlist_soonest_ns(list, soonest->attr_mask, &expire_ns)
        && (!soonest->found || expire_ns < soonest->expire_ns)) {
        soonest->found = true;
        soonest->expire_ns = expire_ns;
        soonest->listener = listener;
    }
}

int64_t qemu_clock_deadline_ns_all(QEMUClockType type, int attr_mask)
{
    Soonest soonest = {.attr_mask = attr_mask};

    if (!vmt_clock_is_enabled(type)) {
        return -1;
    }
    vmt_audience_look(vmt_clock_audience(type), look_for_soonest, &soonest);
    if (!soonest.found) {
        return -1;
    }
    int64_t deadline_ns = vmt_ns_sub(soonest.expire_ns,
                                     qemu_clock_get_ns(type));
    return deadline_ns < 0 ? 0 : deadline_ns;
}

bool vmt_all_lists_soonest_here_ns(QEMUClockType type, int64_t *ret_expire_ns)
{
    Soonest soonest = {.attr_mask = -1, .only_here = true};

    if (!vmt_clock_is_enabled(type)) {
        return false;
    }
    vmt_audience_look(vmt_clock_audience(type), look_for_soonest, &soonest);
    *ret_expire_ns = soonest.expire_ns;
    return soonest.found;
}

static VmtListener *soonest_one(void *opaque)
{
    return ((Soonest *)opaque)->listener;
}

/* The soonest list, if it has anything due. It may be freed elsewhere: held. */
static bool run_soonest_here(QEMUClockType type, VmtStorm *storm)
{
    Soonest soonest = {.attr_mask = -1, .only_here = true};
    VmtAudience *audience = vmt_clock_audience(type);
    VmtHold hold;
    bool progress = false;

    if (vmt_audience_hold(audience, &hold, look_for_soonest, soonest_one,
                          &soonest)
        && soonest.expire_ns <= qemu_clock_get_ns(type)) {
        progress = vmt_timerlist_run(vmt_timerlist_of(soonest.listener),
                                     storm);
    }
    vmt_audience_let_go(audience, &hold);
    return progress;
}

bool vmt_all_lists_run_here(QEMUClockType type, VmtStorm *storm)
{
    unsigned storms = vmt_storm_met_here();
    bool progress = false;

    while (vmt_clock_is_enabled(type) && vmt_storm_met_here() == storms
           && run_soonest_here(type, storm)) {
        progress = true;
    }
    return progress;
}
