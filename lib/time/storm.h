/*
 * storm: a pass must end, whatever callbacks do.
 */
#ifndef VMT_TIME_STORM_H
#define VMT_TIME_STORM_H

#include "base/base.h"
#include "vmtimer/extras.h"

typedef struct VmtStormCount VmtStormCount;

/* One pass's counts; all zero at its start. */
typedef struct VmtStorm {
    unsigned calls;
    unsigned limit; /* as it was when counting began */
    VmtStormCount *counts; /* a hash by timer, made late */
    unsigned room;
    unsigned used;
    VmtStormCount *offender;
    QEMUClockType type;
} VmtStorm;

/* Before each call, under the list's lock: false splits the pass. */
bool vmt_storm_allows(VmtStorm *storm, const QEMUTimer *ts, QEMUClockType type);

/* After the pass, without the lock: reports an offender, once per timer. */
void vmt_storm_end(VmtStorm *storm);

/* fork. */
void vmt_storm_lock(void);
void vmt_storm_unlock(void);

/* How many storms this thread's passes have met: virtual time stops at one. */
unsigned vmt_storm_met_here(void);

#endif
