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
    VmtHold hold;
    QEMUTimerList *list;  /* or NULL: it stands before none */
    bool is_inside;       /* and has its lock */
    QEMUClockType type;   /* its clock */
    int64_t expire_ns;    /* its soonest */
    VmtHead left;         /* as its last pass left it */
} VmtTour;

void vmt_tour_begin(VmtTour *tour);

/*
 * On to the next list: what is due by @now_ns on VIRTUAL, on VIRTUAL_RT; or else the
 * one that is due soonest.
 */
void vmt_tour_go_on(VmtTour *tour, int64_t now_ns);

/*
 * Run the list it stands before, at @now_ns unless that has a source, without the
 * registry's lock. True if a callback ran.
 */
bool vmt_tour_run(VmtTour *tour, int64_t now_ns, VmtStorm *storm);

void vmt_tour_leave(VmtTour *tour);

#endif
