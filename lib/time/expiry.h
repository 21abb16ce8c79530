/*
 * expiry: pending timers in firing order: (expire_ns, order of the last arming).
 *
 * Knows no clock, no lock, no list. Nothing outside depends on how it is done.
 */
#ifndef VMT_TIME_EXPIRY_H
#define VMT_TIME_EXPIRY_H

#include "base/base.h"
#include "time/few.h"
#include "time/ladder.h"

#include <stdatomic.h>

typedef struct VmtExpiry {
    _Atomic unsigned count; /* any thread may read it */
    uint64_t next_order; /* of arming; may wrap */
    VmtFew few;
    VmtLadder ladder;
} VmtExpiry;

void vmt_expiry_init(VmtExpiry *e);
void vmt_expiry_deinit(VmtExpiry *e);

/* Room for @count timers without allocating. */
void vmt_expiry_reserve(VmtExpiry *e, unsigned count);

/*
 * Whoever fires next is known only after some work. A call does a bounded part of it;
 * settle does the next one. True: it is known.
 */
bool vmt_expiry_settle(VmtExpiry *e);

/* Any thread may ask a timer for it. */
static inline void vmt_expiry_set_time(QEMUTimer *ts, int64_t expire_ns)
{
    __atomic_store_n(&ts->expire_time, expire_ns, __ATOMIC_RELAXED);
}

static inline unsigned vmt_expiry_count(const VmtExpiry *e)
{
    return atomic_load_explicit(&e->count, memory_order_acquire);
}

/* Who calls is alone. */
static inline void vmt_expiry_count_on(VmtExpiry *e, int difference)
{
    unsigned count = atomic_load_explicit(&e->count, memory_order_relaxed);

    atomic_store_explicit(&e->count, count + (unsigned)difference,
                          memory_order_release);
}

static inline bool vmt_expiry_is_few(const QEMUTimer *ts)
{
    return vmt_spot_of(ts) <= VMT_FEW;
}

static inline bool vmt_expiry_is_settled(const VmtExpiry *e)
{
    return e->few.count || e->ladder.horizon == UINT64_MAX;
}

/* What has to do with the few only .. */
static inline bool vmt_expiry_inserts_few(const VmtExpiry *e, int64_t expire_ns)
{
    return (uint64_t)expire_ns < e->ladder.horizon && e->few.count < VMT_FEW;
}

static inline bool vmt_expiry_moves_few(const VmtExpiry *e, const QEMUTimer *ts,
                                        int64_t expire_ns)
{
    return (uint64_t)expire_ns < e->ladder.horizon && vmt_expiry_is_few(ts);
}

static inline bool vmt_expiry_removes_few(const VmtExpiry *e,
                                          const QEMUTimer *ts)
{
    return vmt_expiry_is_few(ts) && e->few.count > 1;
}

static inline bool vmt_expiry_insert_few(VmtExpiry *e, QEMUTimer *ts,
                                         int64_t expire_ns)
{
    vmt_expiry_count_on(e, 1);
    vmt_expiry_set_time(ts, expire_ns);
    return vmt_few_insert(&e->few, ts, (uint64_t)expire_ns, e->next_order++);
}

static inline bool vmt_expiry_move_few(VmtExpiry *e, QEMUTimer *ts,
                                       int64_t expire_ns)
{
    vmt_expiry_set_time(ts, expire_ns);
    return vmt_few_move(&e->few, ts, (uint64_t)expire_ns, e->next_order++);
}

static inline void vmt_expiry_remove_few(VmtExpiry *e, QEMUTimer *ts)
{
    vmt_expiry_count_on(e, -1);
    vmt_expiry_set_time(ts, -1);
    vmt_few_remove(&e->few, ts);
}

/* .. or is no more than a mark .. */
static inline bool vmt_expiry_postpones(const VmtExpiry *e, const QEMUTimer *ts,
                                        int64_t expire_ns)
{
    return expire_ns > ts->expire_time && !vmt_expiry_is_few(ts)
           && vmt_ladder_postpones(&e->ladder, e->next_order);
}

static inline void vmt_expiry_postpone(VmtExpiry *e, QEMUTimer *ts,
                                       int64_t expire_ns)
{
    vmt_expiry_set_time(ts, expire_ns);
    vmt_ladder_postpone(&e->ladder, ts, e->next_order++);
}

/* .. or comes to a list .. */
static inline uint32_t vmt_expiry_list_at_once(const VmtExpiry *e,
                                               int64_t expire_ns)
{
    return vmt_ladder_list_at_once(&e->ladder, (uint64_t)expire_ns);
}

static inline void vmt_expiry_insert_at_once(VmtExpiry *e, QEMUTimer *ts,
                                             int64_t expire_ns, uint32_t list)
{
    vmt_expiry_count_on(e, 1);
    vmt_expiry_set_time(ts, expire_ns);
    vmt_ladder_append(&e->ladder, list, ts, (uint64_t)expire_ns,
                      e->next_order++);
}

/* .. or leaves one .. */
static inline bool vmt_expiry_removes_at_once(const VmtExpiry *e,
                                              const QEMUTimer *ts)
{
    return !vmt_expiry_is_few(ts) && e->few.count;
}

static inline void vmt_expiry_remove_at_once(VmtExpiry *e, QEMUTimer *ts)
{
    vmt_expiry_count_on(e, -1);
    vmt_expiry_set_time(ts, -1);
    vmt_ladder_remove(&e->ladder, ts);
}

/* .. and what has to do with others, too. */
bool vmt_expiry_insert_behind(VmtExpiry *e, QEMUTimer *ts, int64_t expire_ns);
bool vmt_expiry_move_behind(VmtExpiry *e, QEMUTimer *ts, int64_t expire_ns);
void vmt_expiry_remove_behind(VmtExpiry *e, QEMUTimer *ts);

/*
 * insert: @ts is not in; move: it is; remove: it was, and may be freed. They set
 * its expire_time. True: it is the head. (Not settled: true, if it is before all.)
 */
static inline bool vmt_expiry_insert(VmtExpiry *e, QEMUTimer *ts,
                                     int64_t expire_ns)
{
    if (vmt_expiry_inserts_few(e, expire_ns)) {
        return vmt_expiry_insert_few(e, ts, expire_ns);
    }
    uint32_t list = vmt_expiry_list_at_once(e, expire_ns);

    if (list == VMT_NO_LIST) {
        return vmt_expiry_insert_behind(e, ts, expire_ns);
    }
    vmt_expiry_insert_at_once(e, ts, expire_ns, list);
    return false;
}

static inline bool vmt_expiry_move(VmtExpiry *e, QEMUTimer *ts,
                                   int64_t expire_ns)
{
    if (vmt_expiry_moves_few(e, ts, expire_ns)) {
        return vmt_expiry_move_few(e, ts, expire_ns);
    }
    if (vmt_expiry_postpones(e, ts, expire_ns)) {
        vmt_expiry_postpone(e, ts, expire_ns);
        return false;
    }
    return vmt_expiry_move_behind(e, ts, expire_ns);
}

static inline void vmt_expiry_remove(VmtExpiry *e, QEMUTimer *ts)
{
    if (vmt_expiry_removes_few(e, ts)) {
        vmt_expiry_remove_few(e, ts);
    } else if (vmt_expiry_removes_at_once(e, ts)) {
        vmt_expiry_remove_at_once(e, ts);
    } else {
        vmt_expiry_remove_behind(e, ts);
    }
}

/* The head's, which is there: how many were armed before it. */
static inline uint64_t vmt_expiry_head_order(const VmtExpiry *e)
{
    return e->few.order[vmt_few_seat(&e->few, 0)];
}

/* Settled: the head, or NULL; exact. */
static inline QEMUTimer *vmt_expiry_head(const VmtExpiry *e,
                                         int64_t *ret_expire_ns)
{
    if (e->few.count == 0) {
        return NULL;
    }
    unsigned seat = vmt_few_seat(&e->few, 0);

    *ret_expire_ns = (int64_t)e->few.when[seat];
    return e->few.timers[seat];
}

/* As remove, of the head. */
static inline void vmt_expiry_pop(VmtExpiry *e, QEMUTimer *head)
{
    if (e->few.count > 1) {
        vmt_expiry_count_on(e, -1);
        vmt_expiry_set_time(head, -1);
        vmt_few_pop(&e->few);
    } else {
        vmt_expiry_remove_behind(e, head);
    }
}

/* The soonest among those without attributes outside @attr_mask; exact. */
bool vmt_expiry_soonest(VmtExpiry *e, int attr_mask,
                        int64_t *ret_expire_ns);

/* Nobody fires before, if it is not settled. */
static inline int64_t vmt_expiry_bound(const VmtExpiry *e)
{
    return e->ladder.horizon > INT64_MAX ? INT64_MAX
                                         : (int64_t)e->ladder.horizon;
}

/* In expiry-check.c. Walk all of it; NULL, or a sentence that says what is broken. */
const char *vmt_expiry_check(VmtExpiry *e);

#endif
