/*
 * storm: a pass must end, whatever callbacks do.
 */
#ifndef VMT_TIME_STORM_H
#define VMT_TIME_STORM_H

#include "base/base.h"
#include "vmtimer/extras.h"

typedef struct VmtStormCount VmtStormCount;

enum { VMT_STORM_LISTS = 4 };

/* Where a list was in its armings when counting reached it. */
typedef struct VmtStormList {
    const QEMUTimerList *list;
    uint64_t next_order;
} VmtStormList;

/* The counts of a pass, or of several that are one; all zero at first. */
typedef struct VmtStorm {
    unsigned calls;
    unsigned unasked; /* so many calls are no storm whatever they do; 0: ask */
    unsigned limit; /* as it was when counting began */
    unsigned uncounted; /* calls; at the last of them counting begins */
    VmtStormCount *counts; /* a hash by timer, made late */
    unsigned room;
    unsigned used;
    VmtStormList lists[VMT_STORM_LISTS];
    unsigned lists_used;
    const VmtStormCount *offender; /* the pass was split at its timer */
    QEMUClockType type;
    bool is_met; /* and that is a storm */
    bool is_news;
} VmtStorm;

bool vmt_storm_looks(VmtStorm *storm, const QEMUTimer *ts, QEMUClockType type,
                     uint64_t order, uint64_t next_order);
void vmt_storm_free(VmtStorm *storm) __attribute__((cold));

/*
 * Before each call, under the list's lock: false splits the pass. @ts was armed
 * @order-th on its list, where the next one will be @next_order-th.
 */
static inline bool vmt_storm_allows(VmtStorm *storm, const QEMUTimer *ts,
                                    QEMUClockType type, uint64_t order,
                                    uint64_t next_order)
{
    return ++storm->calls <= storm->unasked
           || vmt_storm_looks(storm, ts, type, order, next_order);
}

/*
 * After a pass that was split at an offender, without the lock: reports it, once per
 * timer, and counts anew from there.
 */
void vmt_storm_tell(VmtStorm *storm) __attribute__((cold));

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

extern _Thread_local unsigned vmt_storms_met
    __attribute__((tls_model("initial-exec"), visibility("hidden")));

/* How many storms this thread's passes have met: virtual time stops at one. */
static inline unsigned vmt_storm_met_here(void)
{
    return vmt_storms_met;
}

#endif
