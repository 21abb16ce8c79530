/*
 * all-lists: every list of a clock, whoever's.
 */
#ifndef VMT_TIME_ALL_LISTS_H
#define VMT_TIME_ALL_LISTS_H

#include "base/audience.h"
#include "base/base.h"
#include "time/storm.h"
#include "time/timerlist.h"
#include "vmtimer/timer.h"

/*
 * A tour of the lists of VIRTUAL and VIRTUAL_RT that the calling thread may run:
 * it stands before the one that is next. Nobody can free that list meanwhile. To be
 * begun, and left in the end. The registry's lock is held for it, but not while a list
 * runs. It may keep that list's lock until then.
 */
typedef struct VmtTour {
    unsigned passed_over; /* clocks, a bit each */
    bool is_visit;        /* as well: what a source of VIRTUAL_RT's says is due */
    bool may_be_short;
    bool is_short;        /* it may end here: nobody else had to be told */
    bool is_over;
    bool is_alone;        /* no other list had timers */
    unsigned new_heads;   /* that were counted before that was seen */
    VmtHold hold;         /* a short one has the quick hold instead */
    QEMUTimerList *list;  /* or NULL: it stands before none */
    bool is_inside;       /* and has its lock */
    QEMUClockType type;   /* its clock */
    int64_t expire_ns;    /* its soonest */
    VmtHead left;         /* as its last pass left it */
} VmtTour;

/* @may_be_short: it may end with the first list it stands before. */
void vmt_tour_begin(VmtTour *tour, bool may_be_short);

/*
 * On to the next list: what is due by @now_ns on VIRTUAL, on VIRTUAL_RT; or else the
 * one that is due soonest.
 */
void vmt_tour_go_on(VmtTour *tour, int64_t now_ns);

/*
 * Run the list it stands before, at @now_ns unless that has a source, without the
 * registry's lock. True if a callback ran.
 */
bool vmt_tour_run(VmtTour *tour, int64_t now_ns, VmtStorm *storm,
                  VmtMover *mover);

/* For the mover: would it go on to the same list in any case? */
bool vmt_tour_may_run_on(const VmtTour *tour);

/*
 * After a run, without the registry's lock: true if nothing else is due by @now_ns,
 * and who follows running time has been told; the tour is over.
 */
bool vmt_tour_ends_here(VmtTour *tour, int64_t now_ns);

void vmt_tour_leave(VmtTour *tour);

#endif
