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
    unsigned unasked; /* so many calls are no storm whatever they do; 0: ask */
    unsigned limit; /* as it was when counting began */
    VmtStormCount *counts; /* a hash by timer, made late */
    unsigned room;
    unsigned used;
    const VmtStormCount *offender; /* the pass was split at its timer */
    QEMUClockType type;
    bool is_met; /* and that is a storm */
    bool is_news;
} VmtStorm;

bool vmt_storm_looks(VmtStorm *storm, const QEMUTimer *ts, QEMUClockType type);
void vmt_storm_tell(VmtStorm *storm);
void vmt_storm_free(VmtStorm *storm);

/* Before each call, under the list's lock: false splits the pass. */
static inline bool vmt_storm_allows(VmtStorm *storm, const QEMUTimer *ts,
                                    QEMUClockType type)
{
    return ++storm->calls <= storm->unasked || vmt_storm_looks(storm, ts, type);
}

/*
 * After each pass, without the lock: reports an offender, once per timer, and
 * counts anew from there.
 */
static inline void vmt_storm_settle(VmtStorm *storm)
{
    if (vmt_unlikely(storm->offender)) {
        vmt_storm_tell(storm);
    }
}

static inline void vmt_storm_end(VmtStorm *storm)
{
    if (vmt_unlikely(storm->counts)) {
        vmt_storm_free(storm);
    }
}

/* The timer is initialised anew: it may be reported again. */
void vmt_storm_forget(const QEMUTimer *ts);

/* fork. */
void vmt_storm_lock(void);
void vmt_storm_unlock(void);

/* How many storms this thread's passes have met: virtual time stops at one. */
unsigned vmt_storm_met_here(void);

#endif
