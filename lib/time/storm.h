/*
 * storm: a pass must end, whatever callbacks do.
 */
#ifndef VMT_TIME_STORM_H
#define VMT_TIME_STORM_H

#include "base/base.h"
#include "vmtimer/extras.h"

typedef struct VmtStormCount VmtStormCount;

/* The counts of a pass, or of several that are one; all zero at first. */
typedef struct VmtStorm {
    unsigned calls;
    unsigned limit; /* as it was when counting began */
    VmtStormCount *counts; /* a hash by timer, made late */
    unsigned room;
    unsigned used;
    const VmtStormCount *offender; /* the pass was split at its timer */
    QEMUClockType type;
    bool is_met; /* and that is a storm */
    bool is_news;
} VmtStorm;

/* Before each call, under the list's lock: false splits the pass. */
bool vmt_storm_allows(VmtStorm *storm, const QEMUTimer *ts, QEMUClockType type);

/*
 * After each pass, without the lock: reports an offender, once per timer, and
 * counts anew from there.
 */
void vmt_storm_settle(VmtStorm *storm);
void vmt_storm_end(VmtStorm *storm);

/* The timer is initialised anew: it may be reported again. */
void vmt_storm_forget(const QEMUTimer *ts);

/* fork. */
void vmt_storm_lock(void);
void vmt_storm_unlock(void);

/* How many storms this thread's passes have met: virtual time stops at one. */
unsigned vmt_storm_met_here(void);

#endif
