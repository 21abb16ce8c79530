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

/* Beyond, where there is no rung: they are spread over one. */
enum { VMT_ENOUGH = 512 };

/*
 * Most who arrive come to a bag of the first rung that is not open yet, or lie beyond:
 * to which list. VMT_NO_LIST: somewhere else, or there is more to be done.
 */
static inline uint32_t vmt_ladder_list_at_once(const VmtLadder *l, uint64_t when)
{
    const VmtRung *rung = &l->rungs[0];
    uint64_t place = (when - rung->base) >> rung->shift;

    if (l->rest_is != VMT_REST_IS_NONE || when < l->horizon
        || when >= VMT_NEVER_NS
        || (!l->depth && (!l->chunks.room || l->beyond_count + 1 >= VMT_ENOUGH))) {
        return VMT_NO_LIST;
    }
    if (when >= l->beyond) {
        return VMT_BEYOND;
    }
    return when > rung->base && place > rung->open ? vmt_rung_list(rung, place)
                                                   : VMT_NO_LIST;
}

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

/* Nobody is left in a chunk; or one, and that one shares the next. */
void vmt_ladder_end_or_join(VmtLadder *l, uint32_t id);

static inline void vmt_ladder_empty_slot(VmtLadder *l, uint32_t spot)
{
    if (spot && vmt_list_remove(&l->chunks, spot) <= l->chunks.lonely) {
        vmt_ladder_end_or_join(l, spot >> VMT_SLOT_BITS);
    }
}

/*
 * It is in, and may be freed. The memory of its chunk is on its way into the cache
 * while others are deleted, and then its slot is emptied; nobody waits for it, and no
 * lock either.
 */
static inline void vmt_ladder_remove(VmtLadder *l, const QEMUTimer *ts)
{
    uint32_t spot = vmt_spot_of(ts);
    unsigned i = l->leaves_next++ % VMT_LEAVING;
    uint32_t before = l->leaving[i];

    __builtin_prefetch(vmt_chunk_of(&l->chunks, spot), 1);
    if (i == 0) {
        vmt_chunks_judge(&l->chunks);
    }
    l->leaving[i] = spot;
    l->any_leaving = true;
    vmt_ladder_empty_slot(l, before);
}

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
