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
    QEMUTimerList *list;
} Soonest;

static bool look_for_soonest(VmtClockListener *listener, void *opaque)
{
    Soonest *soonest = opaque;
    QEMUTimerList *list = vmt_timerlist_of(listener);
    int64_t expire_ns = 0;

    if ((!soonest->only_here || vmt_timerlist_may_run(list))
        && vmt_timerlist_soonest_ns(list, soonest->attr_mask, &expire_ns)
        && (!soonest->found || expire_ns < soonest->expire_ns)) {
        soonest->found = true;
        soonest->expire_ns = expire_ns;
        soonest->list = list;
    }
    return true;
}

int64_t qemu_clock_deadline_ns_all(QEMUClockType type, int attr_mask)
{
    Soonest soonest = {.attr_mask = attr_mask};

    if (!vmt_clock_is_enabled(type)) {
        return -1;
    }
    vmt_clock_visit(type, look_for_soonest, &soonest);
    if (!soonest.found) {
        return -1;
    }
    int64_t deadline_ns = vmt_ns_sub(soonest.expire_ns,
                                     qemu_clock_get_ns(type));
    return deadline_ns < 0 ? 0 : deadline_ns;
}

static Soonest soonest_here(QEMUClockType type)
{
    Soonest soonest = {.attr_mask = -1, .only_here = true};

    if (vmt_clock_is_enabled(type)) {
        vmt_clock_visit(type, look_for_soonest, &soonest);
    }
    return soonest;
}

bool vmt_all_lists_soonest_here_ns(QEMUClockType type, int64_t *ret_expire_ns)
{
    Soonest soonest = soonest_here(type);

    *ret_expire_ns = soonest.expire_ns;
    return soonest.found;
}

bool vmt_all_lists_run_here(QEMUClockType type)
{
    unsigned storms = vmt_storm_met_here();
    bool progress = false;

    for (;;) {
        Soonest soonest = soonest_here(type);

        if (!soonest.found || soonest.expire_ns > qemu_clock_get_ns(type)
            || !timerlist_run_timers(soonest.list)) {
            break;
        }
        progress = true;
        if (vmt_storm_met_here() != storms) {
            break;
        }
    }
    return progress;
}
