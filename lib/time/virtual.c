/*
 * virtual: running time frozen, continued, scaled, and moved by hand.
 *
 * VIRTUAL and VIRTUAL_RT read the same running time as long as no source drives
 * VIRTUAL, so what moves one moves both, and the deadlines of both are visited.
 *
 * Lock: the clocks' registry, over each change.
 */
#include "base/bug.h"
#include "time/all-lists.h"
#include "time/clock.h"
#include "time/running.h"
#include "time/storm.h"

/* One thread at a time changes running time, and then tells. */
static void freeze(bool frozen)
{
    vmt_clock_lock_registry();
    if (vmt_running_freeze(frozen)) {
        vmt_clock_notify_running();
    } else {
        vmt_clock_unlock_registry();
    }
}

void cpu_disable_ticks(void)
{
    freeze(true);
}

void cpu_enable_ticks(void)
{
    freeze(false);
}

int64_t cpu_get_ticks(void)
{
    return vmt_running_ticks();
}

void vmtimer_vm_stop(void)
{
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, false);
    cpu_disable_ticks();
}

void vmtimer_vm_start(void)
{
    cpu_enable_ticks();
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, true);
}

void vmtimer_clock_set_rate(QEMUClockType type, uint32_t num, uint32_t den)
{
    if (!vmt_clock_kind(type)->stops_with_the_machine) {
        vmt_bug("vmtimer_clock_set_rate: %s is real time",
                vmt_clock_kind(type)->name);
    }
    if (!num || !den) {
        vmt_bug("vmtimer_clock_set_rate: %u/%u is no rate", num, den);
    }
    vmt_clock_lock_registry();
    vmt_running_set_rate(num, den);
    vmt_clock_notify_running();
}

/* Where it is, if it can be moved. */
static int64_t check_movable(QEMUClockType type, const char *function)
{
    int64_t now_ns;

    if (type != QEMU_CLOCK_VIRTUAL) {
        vmt_bug("%s: only VIRTUAL can be moved", function);
    }
    if (vmt_clock_has_source(type)) {
        vmt_bug("%s: VIRTUAL has a source of its own, move that", function);
    }
    if (!vmt_running_is_frozen(&now_ns)) {
        vmt_bug("%s: VIRTUAL is running; cpu_disable_ticks() freezes it",
                function);
    }
    return now_ns;
}

/* A callback, or another thread, may have ended that since check_movable. */
static bool is_movable(int64_t *ret_now_ns)
{
    return vmt_running_is_frozen(ret_now_ns)
           && !vmt_clock_has_source(QEMU_CLOCK_VIRTUAL);
}

/* Before the first deadline; the registry's lock is held from here to `end`. */
static void begin(VmtTour *tour, int64_t now_ns, bool may_be_short)
{
    vmt_clock_lock_registry();
    vmt_tour_begin(tour, may_be_short);
    vmt_tour_go_on(tour, now_ns);
}

/* Where that has led. */
static int64_t end(VmtTour *tour)
{
    if (!tour->is_over) {
        vmt_tour_leave(tour);
        vmt_clock_notify_running();
    }
    return vmt_running_ns();
}

/* How a verb goes through the lists. */
typedef struct Way {
    VmtMover mover;
    VmtTour *tour;
    int64_t limit_ns;
    VmtStorm storm; /* at one instant */
} Way;

/*
 * From inside the pass over the only list: time goes on without leaving it. Not if
 * somebody changes the clocks just now, as who does may wait for the list.
 */
static bool move_on(VmtMover *mover, int64_t expire_ns)
{
    Way *way = vmt_container_of(mover, Way, mover);
    int64_t now_ns;

    if (expire_ns > way->limit_ns || !vmt_tour_may_run_on(way->tour)
        || !vmt_clock_try_lock_registry()) {
        return false;
    }
    bool moves = is_movable(&now_ns) && now_ns < expire_ns;
    if (moves) {
        vmt_running_move_to(expire_ns);
    }
    vmt_clock_unlock_registry();
    if (moves) {
        vmt_storm_end(&way->storm);
        way->storm = (VmtStorm){0};
    }
    return moves;
}

/*
 * Go there and run what is due there, VIRTUAL's first; and perhaps on, up to the limit.
 * The tour stands before the next deadline then, or is over. False: it goes no further.
 * In each verb anew: a step, which goes nowhere else, needs less.
 */
static inline __attribute__((always_inline))
bool visit(VmtTour *tour, int64_t expire_ns, int64_t limit_ns, int64_t *ret_now_ns)
{
    Way way = {{move_on}, tour, limit_ns, {0}};
    VmtMover *mover = limit_ns > expire_ns ? &way.mover : NULL;
    unsigned storms = vmt_storm_met_here();

    vmt_running_move_to(expire_ns);
    int64_t now_ns;
    bool movable = is_movable(&now_ns);

    tour->is_visit = true;
    while (movable && tour->list && tour->expire_ns <= now_ns
           && vmt_storm_met_here() == storms) {
        /* Who makes no progress lets the other clock go before it. */
        vmt_clock_unlock_registry();
        tour->passed_over = vmt_tour_run(tour, now_ns, &way.storm, mover)
                                ? 0 : tour->passed_over | 1U << tour->type;
        if (is_movable(&now_ns) && vmt_tour_ends_here(tour, now_ns)) {
            break;
        }
        vmt_clock_lock_registry();
        movable = is_movable(&now_ns);
        vmt_tour_go_on(tour, now_ns);
    }
    vmt_storm_end(&way.storm);
    tour->is_visit = false;
    if (tour->passed_over) {
        tour->passed_over = 0;
        vmt_tour_go_on(tour, now_ns);
    }
    *ret_now_ns = now_ns;
    return movable && (!tour->list || tour->expire_ns > now_ns);
}

int64_t vmtimer_clock_step(QEMUClockType type)
{
    VmtTour tour;

    int64_t now_ns = check_movable(type, "vmtimer_clock_step");
    begin(&tour, now_ns, true);
    if (!tour.list) {
        vmt_clock_unlock_registry();
        return -1;
    }
    visit(&tour, tour.expire_ns, INT64_MIN, &now_ns);
    return end(&tour);
}

int64_t vmtimer_run_until_idle(int64_t limit_ns)
{
    VmtTour tour;
    bool goes_on = true;

    int64_t now_ns = check_movable(QEMU_CLOCK_VIRTUAL, "vmtimer_run_until_idle");
    begin(&tour, now_ns, false);
    while (goes_on && tour.list && tour.expire_ns <= limit_ns) {
        goes_on = visit(&tour, tour.expire_ns, limit_ns, &now_ns);
    }
    return end(&tour);
}

int64_t qemu_clock_advance_virtual_time(int64_t target_ns)
{
    VmtTour tour;
    bool goes_on = true;

    int64_t now_ns = check_movable(QEMU_CLOCK_VIRTUAL,
                                   "qemu_clock_advance_virtual_time");
    begin(&tour, now_ns, false);
    while (goes_on && now_ns < target_ns) {
        bool found = tour.list && tour.expire_ns < target_ns;

        goes_on = visit(&tour, found ? tour.expire_ns : target_ns, target_ns,
                        &now_ns);
    }
    return end(&tour);
}
