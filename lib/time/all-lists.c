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
    QEMUTimerList *list; /* NULL: none */
    VmtListener *listener;
    int64_t expire_ns;
} Soonest;

static void look_for_soonest(VmtListener *listener, void *opaque)
{
    Soonest *soonest = opaque;
    QEMUTimerList *list = vmt_timerlist_of(listener);
    int64_t expire_ns = 0;

    if ((!soonest->only_here || vmt_timerlist_may_run(list))
        && vmt_timerlist_soonest_ns(list, soonest->attr_mask, &expire_ns)
        && (!soonest->list || expire_ns < soonest->expire_ns)) {
        soonest->list = list;
        soonest->listener = listener;
        soonest->expire_ns = expire_ns;
    }
}

int64_t qemu_clock_deadline_ns_all(QEMUClockType type, int attr_mask)
{
    Soonest soonest = {.attr_mask = attr_mask};

    if (!vmt_clock_is_enabled(type)) {
        return -1;
    }
    vmt_audience_look(vmt_clock_audience(type), look_for_soonest, &soonest);
    if (!soonest.list) {
        return -1;
    }
    int64_t deadline_ns = vmt_ns_sub(soonest.expire_ns,
                                     qemu_clock_get_ns(type));
    return deadline_ns < 0 ? 0 : deadline_ns;
}

/* The registry's lock is held. */
static Soonest soonest_here(const VmtTour *tour, QEMUClockType type)
{
    Soonest soonest = {.attr_mask = -1, .only_here = true};

    if (!(tour->passed_over & 1U << type) && vmt_clock_is_enabled(type)) {
        vmt_audience_each(vmt_clock_audience(type), look_for_soonest, &soonest);
    }
    return soonest;
}

/*
 * VIRTUAL_RT's. One with a source of its own does not move along: what is due by
 * it is due now, and for the rest nobody waits.
 */
static Soonest other_soonest_here(const VmtTour *tour, int64_t now_ns)
{
    Soonest soonest = soonest_here(tour, QEMU_CLOCK_VIRTUAL_RT);

    if (soonest.list && vmt_clock_has_source(QEMU_CLOCK_VIRTUAL_RT)) {
        if (!tour->is_visit
            || soonest.expire_ns > qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL_RT)) {
            soonest.list = NULL;
        } else {
            soonest.expire_ns = now_ns;
        }
    }
    return soonest;
}

static void leave(VmtTour *tour)
{
    if (tour->list) {
        vmt_audience_leave_hold(vmt_clock_audience(tour->type), &tour->hold);
        tour->list = NULL;
    }
}

bool vmt_tour_go_on(VmtTour *tour, int64_t now_ns)
{
    vmt_clock_lock_registry();
    leave(tour);
    Soonest next = soonest_here(tour, QEMU_CLOCK_VIRTUAL);
    Soonest other = other_soonest_here(tour, now_ns);

    tour->type = QEMU_CLOCK_VIRTUAL;
    if (other.list
        && (!next.list || (next.expire_ns > now_ns
                           && other.expire_ns < next.expire_ns))) {
        next = other;
        tour->type = QEMU_CLOCK_VIRTUAL_RT;
    }
    tour->list = next.list;
    tour->expire_ns = next.expire_ns;
    if (next.list) {
        vmt_audience_take_hold(vmt_clock_audience(tour->type), &tour->hold,
                               next.listener);
    }
    vmt_clock_unlock_registry(false);
    return next.list != NULL;
}

bool vmt_tour_run(VmtTour *tour, VmtStorm *storm)
{
    return vmt_timerlist_run(tour->list, storm);
}

void vmt_tour_end(VmtTour *tour)
{
    vmt_clock_lock_registry();
    leave(tour);
    vmt_clock_unlock_registry(false);
}
