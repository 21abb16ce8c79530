/*
 * ladder: the timers behind the few that fire next, sorted as far as needed.
 *
 * See rungs.h for how.
 */
#ifndef VMT_TIME_LADDER_H
#define VMT_TIME_LADDER_H

#include "time/few.h"
#include "time/rungs.h"

void vmt_ladder_init(VmtLadder *l);
void vmt_ladder_deinit(VmtLadder *l);

/* Room for @count timers without allocating. */
void vmt_ladder_reserve(VmtLadder *l, unsigned count);

/* @ts comes, with its expire_time, not before the horizon. */
void vmt_ladder_insert(VmtLadder *l, QEMUTimer *ts, uint64_t order);

/* A mark that a timer was moved later must not be older, by order of arming. */
enum { VMT_OLDEST_MARK = 1 << (VMT_ORDER_RANGE_BITS - 1) };

/* It could be marked with @order; there may be something to be done before. */
static inline bool vmt_ladder_is_young(const VmtLadder *l, uint64_t order)
{
    return order - l->tidy_since < VMT_OLDEST_MARK;
}

static inline bool vmt_ladder_postpones(const VmtLadder *l, uint64_t order)
{
    return l->until_tidy && vmt_ladder_is_young(l, order);
}

/* @ts is in, and its expire_time has become later. */
static inline void vmt_ladder_postpone(VmtLadder *l, QEMUTimer *ts,
                                       uint64_t order)
{
    l->until_tidy--;
    l->look.is_stale = true;
    l->chunks.newest = order;
    vmt_note(&l->chunks, ts, vmt_spot_of(ts), vmt_stamp_for(order) | VMT_MOVED);
}

/* What is to be done before, but for a part; then whoever is_young can be marked. */
void vmt_ladder_tidy(VmtLadder *l, uint64_t order);

/* It is in, and may be freed. Its slot is emptied some deletions later. */
void vmt_ladder_remove(VmtLadder *l, QEMUTimer *ts);

/* All of those, before anybody goes along a list. */
void vmt_ladder_let_go(VmtLadder *l);

/* The last of @few, down to @count, come here, and the horizon moves to them.
 */
void vmt_ladder_take_from(VmtLadder *l, VmtFew *few, unsigned count);

/*
 * @few is empty: who fires next goes there. A call does a bounded part of the
 * work; false: there is more.
 */
bool vmt_ladder_fill(VmtLadder *l, VmtFew *few);

/* UINT64_MAX: there is none without attributes outside @attr_mask. */
uint64_t vmt_ladder_soonest(VmtLadder *l, int attr_mask);

/* There are to be @count. NULL, or a sentence that says what is broken. */
const char *vmt_ladder_check(VmtLadder *l, unsigned count);

#endif
