/*
 * expiry: pending timers in firing order: (expire_ns, order of the last arming).
 *
 * Knows no clock, no lock, no list. Nothing outside depends on how it is done.
 */
#ifndef VMT_TIME_EXPIRY_H
#define VMT_TIME_EXPIRY_H

#include "base/base.h"
#include "time/few.h"
#include "time/places.h"
#include "time/rounds.h"

typedef struct VmtExpiry {
    unsigned count;
    bool is_many; /* in blocks; else they are few */
    uint64_t next_order; /* of arming; may wrap */
    VmtFew few;
    VmtPlaces places;
    VmtRounds rounds;
} VmtExpiry;

void vmt_expiry_init(VmtExpiry *e);
void vmt_expiry_deinit(VmtExpiry *e);

/* Room for @count timers without allocating. */
void vmt_expiry_reserve(VmtExpiry *e, unsigned count);

/*
 * insert: @ts is not in; move: it is; remove: it was, and may be freed. They set
 * its expire_time. True: it is the head.
 */
bool vmt_expiry_insert(VmtExpiry *e, QEMUTimer *ts, int64_t expire_ns);
bool vmt_expiry_move(VmtExpiry *e, QEMUTimer *ts, int64_t expire_ns);
void vmt_expiry_remove(VmtExpiry *e, QEMUTimer *ts);

/* The head, or NULL; exact. */
QEMUTimer *vmt_expiry_head(const VmtExpiry *e, int64_t *ret_expire_ns);

/* The soonest among those without attributes outside @attr_mask; exact. */
bool vmt_expiry_soonest(const VmtExpiry *e, int attr_mask,
                        int64_t *ret_expire_ns);

static inline unsigned vmt_expiry_count(const VmtExpiry *e)
{
    return e->count;
}

/* In expiry-check.c. Walk all of it; NULL, or a sentence that says what is broken. */
const char *vmt_expiry_check(const VmtExpiry *e);

#endif
