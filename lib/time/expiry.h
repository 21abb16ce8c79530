/*
 * expiry: pending timers in firing order: (expire_ns, order of arming).
 *
 * Knows no clock, no lock, no list. Nothing outside depends on how it is done.
 * A timer's place is kept in its `next` field, which nobody else touches.
 */
#ifndef VMT_TIME_EXPIRY_H
#define VMT_TIME_EXPIRY_H

#include "base/base.h"
#include "vmtimer/timer.h"

typedef struct VmtExpiryEntry VmtExpiryEntry;

typedef struct VmtExpiry {
    VmtExpiryEntry *entries;
    unsigned count;
    unsigned room;
    uint64_t next_sequence; /* may wrap */
} VmtExpiry;

void vmt_expiry_init(VmtExpiry *e);
void vmt_expiry_deinit(VmtExpiry *e);

/* Room for @count timers without allocating. */
void vmt_expiry_reserve(VmtExpiry *e, unsigned count);

/* @ts is not in. True: it is the new head. Sets ts->next, not expire_time. */
bool vmt_expiry_insert(VmtExpiry *e, QEMUTimer *ts, int64_t expire_ns);
void vmt_expiry_remove(VmtExpiry *e, QEMUTimer *ts);

/* The head, or NULL; exact. */
QEMUTimer *vmt_expiry_head(const VmtExpiry *e, int64_t *ret_expire_ns);

/* The soonest among those without attributes outside @attr_mask. */
bool vmt_expiry_soonest(const VmtExpiry *e, int attr_mask,
                        int64_t *ret_expire_ns);

static inline unsigned vmt_expiry_count(const VmtExpiry *e)
{
    return e->count;
}

/* Walk all of it; NULL, or a sentence that says what is broken. */
const char *vmt_expiry_check(const VmtExpiry *e);

#endif
