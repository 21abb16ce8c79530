/*
 * all-lists: every list of a clock, whoever's. The clock keeps them, as
 * listeners, in order of creation.
 */
#include "time/all-lists.h"

#include "time/clock.h"
#include "time/ns.h"
#include "time/storm.h"
#include "time/timerlist.h"
#include "time/timerlist-state.h"

/* Who is soonest on a clock; no list: nobody. */
typedef struct Soonest {
    QEMUTimerList *list;
    int64_t expire_ns;
} Soonest;

static void look_at(QEMUTimerList *list, int64_t expire_ns, Soonest *soonest)
{
    if (!soonest->list || expire_ns < soonest->expire_ns) {
        *soonest = (Soonest){list, expire_ns};
    }
}

int64_t qemu_clock_deadline_ns_all(QEMUClockType type, int attr_mask)
{
    VmtListener *listener;
    Soonest soonest = {0};
    int64_t expire_ns;

    if (!vmt_clock_is_enabled(vmt_clock_state(type))) {
        return -1;
    }
    vmt_clock_lock_registry();
    TAILQ_FOREACH(listener, &vmt_clock_audience(type)->listeners, node) {
        QEMUTimerList *list = vmt_timerlist_of(listener);

        if (vmt_timerlist_soonest_ns(list, attr_mask, &expire_ns)) {
            look_at(list, expire_ns, &soonest);
        }
    }
    vmt_clock_unlock_registry();
    if (!soonest.list) {
        return -1;
    }
    int64_t deadline_ns = vmt_ns_sub(soonest.expire_ns,
                                     qemu_clock_get_ns(type));
    return deadline_ns < 0 ? 0 : deadline_ns;
}

/* What the tour's own pass left is known without asking. */
static bool head_ns(const VmtTour *tour, QEMUTimerList *list,
                    int64_t *ret_expire_ns)
{
    if (list == tour->list && tour->left.is_known) {
        *ret_expire_ns = tour->left.expire_ns;
        return true;
    }
    return vmt_timerlist_head_ns(list, ret_expire_ns);
}

/* The registry's lock is held. */
static Soonest soonest_here(const VmtTour *tour, QEMUClockType type)
{
    Soonest soonest = {0};
    VmtListener *listener;
    int64_t expire_ns;

    if (tour->passed_over & 1U << type
        || !vmt_clock_is_enabled(vmt_clock_state(type))) {
        return soonest;
    }
    TAILQ_FOREACH(listener, &vmt_clock_audience(type)->listeners, node) {
        QEMUTimerList *list = vmt_timerlist_of(listener);

        if (vmt_timerlist_has_timers(list) && vmt_timerlist_may_run(list)
            && head_ns(tour, list, &expire_ns)) {
            look_at(list, expire_ns, &soonest);
        }
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

/* Field by field: to zero all of it at once takes a string instruction, and long. */
void vmt_tour_begin(VmtTour *tour, bool may_be_short)
{
    tour->passed_over = 0;
    tour->is_visit = false;
    tour->is_alone = false;
    tour->is_short = false;
    tour->may_be_short = may_be_short;
    tour->is_over = false;
    tour->is_inside = false;
    tour->list = NULL;
    tour->type = QEMU_CLOCK_VIRTUAL;
    tour->hold.held = NULL;
    tour->left.is_known = false;
}

/* Its lock was taken to look at it. */
static void leave_lock(VmtTour *tour)
{
    if (tour->is_inside) {
        tour->is_inside = false;
        vmt_timerlist_unlock(tour->list, false);
    }
}

void vmt_tour_leave(VmtTour *tour)
{
    VmtAudience *audience = vmt_clock_audience(tour->type);

    leave_lock(tour);
    if (tour->is_short) {
        vmt_audience_let_go_on(audience);
    } else if (tour->list) {
        vmt_audience_leave_hold(audience, &tour->hold);
    }
    tour->is_short = tour->is_alone = false;
    tour->list = NULL;
    tour->left.is_known = false;
}

/* Mostly it is the one where it was. */
static void stand_before(VmtTour *tour, QEMUTimerList *list)
{
    VmtListener *listener = list ? &list->listener.listener : NULL;

    if (list == tour->list && listener == tour->hold.held) {
        return;
    }
    vmt_tour_leave(tour);
    if (list) {
        vmt_audience_take_hold(vmt_clock_audience(list->type), &tour->hold,
                               listener);
        tour->type = list->type;
        tour->list = list;
    }
}

static void go_to_soonest(VmtTour *tour, int64_t now_ns)
{
    Soonest next = soonest_here(tour, QEMU_CLOCK_VIRTUAL);
    Soonest other = other_soonest_here(tour, now_ns);

    if (other.list
        && (!next.list || (next.expire_ns > now_ns
                           && other.expire_ns < next.expire_ns))) {
        next = other;
    }
    stand_before(tour, next.list);
    tour->expire_ns = next.expire_ns;
}

/* Who has to do with running time. */
typedef struct Census {
    unsigned pending;    /* lists that have timers */
    QEMUTimerList *list; /* the last of them */
    unsigned followers;  /* whoever is to be told */
} Census;

static void count(Census *census, QEMUClockType type)
{
    VmtListener *listener;

    TAILQ_FOREACH(listener, &vmt_clock_audience(type)->listeners, node) {
        QEMUTimerList *list = vmt_timerlist_of(listener);

        if (vmt_timerlist_has_timers(list)) {
            census->pending++;
            census->list = list;
        }
        census->followers += vmt_clock_follows_running(&list->listener);
    }
}

/* No list but the one it stands before has timers: who gets some, has a new head. */
static bool is_alone(const VmtTour *tour)
{
    return tour->is_alone && tour->new_heads == vmt_clock_new_heads();
}

static bool find_one_alone(VmtTour *tour)
{
    unsigned new_heads = vmt_clock_new_heads();
    Census census = {0};

    count(&census, QEMU_CLOCK_VIRTUAL);
    count(&census, QEMU_CLOCK_VIRTUAL_RT);
    if (census.pending != 1 || census.list->type != QEMU_CLOCK_VIRTUAL) {
        return false;
    }
    VmtClockListener *listener = &census.list->listener;
    if (tour->may_be_short && !tour->list
        && census.followers == vmt_clock_follows_running(listener)
        && vmt_audience_hold_quickly(vmt_clock_audience(QEMU_CLOCK_VIRTUAL),
                                     &listener->listener)) {
        tour->is_short = true;
        tour->list = census.list;
        tour->type = QEMU_CLOCK_VIRTUAL;
    } else {
        stand_before(tour, census.list);
    }
    tour->is_alone = true;
    tour->new_heads = new_heads;
    return true;
}

/*
 * Mostly one list has timers, and is VIRTUAL's. Where it must be looked at, its lock
 * is kept until it has run.
 */
static bool go_to_the_only_one(VmtTour *tour)
{
    if ((!is_alone(tour) && !find_one_alone(tour)) || tour->passed_over
        || !vmt_clock_is_enabled(tour->list->clock)
        || !vmt_timerlist_may_run(tour->list)) {
        return false;
    }
    if (tour->left.is_known) {
        tour->expire_ns = tour->left.expire_ns;
        return true;
    }
    tour->is_inside = true;
    return vmt_timerlist_enter(tour->list, &tour->expire_ns);
}

void vmt_tour_go_on(VmtTour *tour, int64_t now_ns)
{
    leave_lock(tour);
    if (tour->is_short) {
        vmt_tour_leave(tour);
    }
    if (!go_to_the_only_one(tour)) {
        leave_lock(tour);
        go_to_soonest(tour, now_ns);
    }
}

static bool run(VmtTour *tour, int64_t now_ns, VmtStorm *storm, VmtMover *mover)
{
    if (vmt_clock_has_source(tour->list->type)) {
        leave_lock(tour);
        return vmt_timerlist_run(tour->list, storm, &tour->left);
    }
    if (!tour->is_inside) {
        vmt_timerlist_lock(tour->list);
    }
    tour->is_inside = false;
    return vmt_timerlist_run_inside(tour->list, now_ns, storm, mover,
                                    &tour->left);
}

bool vmt_tour_run(VmtTour *tour, int64_t now_ns, VmtStorm *storm,
                  VmtMover *mover)
{
    const QEMUTimerList *outer = vmt_timerlist_toured;

    vmt_timerlist_toured = tour->list;
    bool progress = run(tour, now_ns, storm, mover);
    vmt_timerlist_toured = outer;
    if (!tour->left.is_known) {
        tour->is_alone = false; /* it is empty, or a report has let it be freed */
    }
    return progress;
}

bool vmt_tour_may_run_on(const VmtTour *tour)
{
    return is_alone(tour) && vmt_clock_is_enabled(tour->list->clock)
           && vmt_timerlist_may_run(tour->list);
}

bool vmt_tour_ends_here(VmtTour *tour, int64_t now_ns)
{
    if (!tour->is_short || tour->passed_over || !is_alone(tour)
        || tour->left.expire_ns <= now_ns) {
        return false;
    }
    VmtClockListener *listener = &tour->list->listener;
    if (vmt_clock_follows_running(listener)) {
        listener->on_change(listener);
    }
    vmt_audience_let_go(vmt_clock_audience(tour->type));
    tour->is_over = true;
    return true;
}
