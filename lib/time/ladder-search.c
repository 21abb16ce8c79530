/*
 * ladder-search: all timers of a ladder, one by one.
 */
#include "time/ladder.h"

typedef bool Visit(const VmtLadder *l, uint32_t list, uint64_t begin,
                   void *opaque);

/* In any order; nobody in a list fires before its @begin. False: it was ended.
 */
static bool each_list(const VmtLadder *l, Visit *visit, void *opaque)
{
    if (!l->chunks.room || !visit(l, VMT_REST, 0, opaque)) {
        return !l->chunks.room;
    }
    for (unsigned depth = l->depth; depth--;) {
        const VmtRung *rung = &l->rungs[depth];

        for (uint64_t place = rung->open; place <= vmt_rung_last(rung);
             place++) {
            uint64_t begin = rung->by_order || place == rung->lowest
                               ? 0
                               : rung->base + (place << rung->shift);

            if (!visit(l, vmt_rung_list(rung, place), begin, opaque)) {
                return false;
            }
        }
    }
    return visit(l, VMT_BEYOND, l->beyond, opaque)
        && visit(l, VMT_NEVER, VMT_NEVER_NS, opaque);
}

typedef struct Search {
    int attr_mask;
    uint64_t soonest;
} Search;

static bool search_list(const VmtLadder *l, uint32_t list, uint64_t begin,
                        void *opaque)
{
    Search *search = opaque;

    if (begin >= search->soonest) {
        return true;
    }
    for (uint32_t spot = vmt_first_spot(&l->chunks, list); spot;
         spot = vmt_next_spot(&l->chunks, spot)) {
        const QEMUTimer *ts = vmt_slot_of(&l->chunks, spot)->ts;

        if (!(ts->attributes & ~search->attr_mask)
            && vmt_when_of(ts) < search->soonest) {
            search->soonest = vmt_when_of(ts);
        }
    }
    return true;
}

uint64_t vmt_ladder_soonest(VmtLadder *l, int attr_mask)
{
    Search search = {attr_mask, UINT64_MAX};

    vmt_ladder_let_go(l);
    each_list(l, search_list, &search);
    return search.soonest;
}

typedef struct Check {
    unsigned count;
    const char *broken;
} Check;

/* There, who arrives goes elsewhere than who is in. */
static bool any_by_order(const VmtLadder *l)
{
    bool any = false;

    for (unsigned i = 0; i < l->depth; i++) {
        any |= l->rungs[i].by_order;
    }
    return any;
}

static const char *check_timer(const VmtLadder *l, uint32_t list, uint32_t spot)
{
    const VmtSlot *slot = vmt_slot_of(&l->chunks, spot);
    const QEMUTimer *ts = slot->ts;

    if (vmt_spot_of(ts) != spot) {
        return "a timer does not know its place";
    }
    if (ts->expire_time < 0 || vmt_when_of(ts) < l->horizon) {
        return "a timer's expire_time was changed behind the list's back";
    }
    if (!vmt_has_moved(slot) && vmt_list_for(l, vmt_when_of(ts)) != list
        && l->rest_is != VMT_REST_IS_SPREAD && l->rest_is != VMT_REST_IS_BEYOND
        && !any_by_order(l)) {
        return "a timer's expire_time was changed behind the list's back";
    }
    return NULL;
}

static bool is_torn(const VmtChunks *c, uint32_t list)
{
    uint32_t last = c->last[list], id = last;
    unsigned live = 0;

    if (!last) {
        return false;
    }
    do {
        uint32_t next = c->at[id].next;

        if (c->at[next].prev != id || vmt_chunk_is_last(&c->at[id]) != (id == last)
            || (!vmt_chunk_live(&c->at[id]) && id != last)) {
            return true;
        }
        live += vmt_chunk_live(&c->at[id]);
        id = next;
    } while (id != last);
    for (uint32_t spot = vmt_first_spot(c, list); spot;
         spot = vmt_next_spot(c, spot)) {
        live--;
    }
    return live != 0;
}

static bool check_list(const VmtLadder *l, uint32_t list, uint64_t begin,
                       void *opaque)
{
    Check *check = opaque;

    if (is_torn(&l->chunks, list)) {
        check->broken = "a list of timers is torn";
        return false;
    }
    for (uint32_t spot = vmt_first_spot(&l->chunks, list);
         spot && !check->broken; spot = vmt_next_spot(&l->chunks, spot)) {
        check->count++;
        check->broken = check_timer(l, list, spot);
    }
    return !check->broken;
}

const char *vmt_ladder_check(VmtLadder *l, unsigned count)
{
    Check check = {0};

    vmt_ladder_let_go(l);
    if (each_list(l, check_list, &check)
        && (check.count != count || l->chunks.count != count)) {
        return "the count of pending timers is wrong";
    }
    return check.broken;
}
