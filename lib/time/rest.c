/*
 * rest: the timers of a bag whose turn has come, on their way to a rung or the few.
 *
 * At most 16: they go to the few. More: over a rung, for the time they were found to
 * cover. All at one time: by whole chunks, in their order. A chunk's timers are on
 * their way into the cache while those of the one before are looked at.
 */
#include "time/rest.h"

#include "time/take.h"

enum {
    MOST_FAN = 1024,
    TO_A_BAG = 4, /* but fewer in the first rung, whose timers are not all alike */
    PUT_RIGHT = 16, /* times the work of looking at it */
    TIMES_MEAN = 4,
};

void vmt_rest_look(VmtLadder *l, uint64_t end, bool by_order)
{
    l->rest_is = VMT_REST_IS_LOOKED_AT;
    l->rest_begin = 0;
    l->rest_span = end;
    l->look = (VmtLook){.at = vmt_list_first(&l->chunks, VMT_REST),
                        .by_order = by_order};
}

void vmt_rest_open(VmtLadder *l, uint32_t list, uint64_t end)
{
    l->rest_is_mixed = l->mixed[list / 64] & vmt_list_bit(list);
    l->busy[list / 64] &= ~vmt_list_bit(list);
    l->mixed[list / 64] &= ~vmt_list_bit(list);
    vmt_list_hand_over(&l->chunks, list, VMT_REST);
    vmt_rest_look(l, end, false);
}

static void end_rest(VmtLadder *l)
{
    vmt_list_end(&l->chunks, VMT_REST);
    l->rest_is = VMT_REST_IS_NONE;
    l->rest_span = 0;
    l->rest_is_mixed = false;
    l->look.at = 0;
}

static void spend(VmtLadder *l, unsigned *budget, unsigned count)
{
    l->work += count;
    *budget -= count < *budget ? count : *budget;
}

/* The timers in chunk @id, and the chunk behind it, are on their way to the cache. */
static void fetch(const VmtChunks *c, uint32_t id)
{
    const VmtChunk *chunk = &c->at[id];

    if (!id) {
        return;
    }
    __builtin_prefetch(&c->at[chunk->next]);
    for (unsigned i = 0; i < VMT_SLOTS; i++) {
        __builtin_prefetch(chunk->slots[i].ts);
    }
}

static bool is_in_rest(const VmtLadder *l, uint64_t when)
{
    return when - l->rest_begin < l->rest_span;
}

/* To where it fires now. Others may be there that were armed after it. */
static void file_moved(VmtLadder *l, QEMUTimer *ts, uint64_t when, uint64_t order)
{
    uint32_t list = vmt_list_for(l, when);

    vmt_ladder_append(l, list, ts, when, order);
    l->mixed[list / 64] |= vmt_list_bit(list);
    l->rest_is_mixed |= list == VMT_REST;
    l->work += PUT_RIGHT; /* it comes from one place and goes to any other */
}

/* One that was moved. If it fires behind the rest now, it goes, and true. */
static bool was_moved_away(VmtLadder *l, uint32_t spot, uint64_t when)
{
    const VmtSlot *slot = vmt_slot_of(&l->chunks, spot);
    const VmtChunk *chunk = vmt_chunk_of(&l->chunks, spot);
    uint64_t order = vmt_order(&l->chunks, chunk, slot);

    if (is_in_rest(l, when) && vmt_chunk_takes(chunk, order)) {
        vmt_note(&l->chunks, slot->ts, spot, vmt_stamp_for(order));
        l->rest_is_mixed = true;
        return false;
    }
    file_moved(l, slot->ts, when, order);
    vmt_ladder_leave(l, spot);
    return true;
}

/* One of the rest: when it fires. True: it was none any more, and is gone. */
static inline bool goes(VmtLadder *l, uint32_t spot, uint64_t *ret_when)
{
    const VmtSlot *slot = vmt_slot_of(&l->chunks, spot);

    *ret_when = vmt_when_of(slot->ts);
    return vmt_unlikely(vmt_has_moved(slot))
           && was_moved_away(l, spot, *ret_when);
}

void vmt_rest_put_right(VmtLadder *l, uint32_t id)
{
    unsigned live = vmt_chunk_live(&l->chunks.at[id]);

    for (uint32_t i = 0; live && i < VMT_SLOTS; i++) {
        uint32_t spot = id << VMT_SLOT_BITS | i;
        const VmtSlot *slot = vmt_slot_of(&l->chunks, spot);
        QEMUTimer *ts = slot->ts;

        if (ts && vmt_has_moved(slot)) {
            file_moved(l, ts, vmt_when_of(ts),
                       vmt_order(&l->chunks, &l->chunks.at[id], slot));
            vmt_ladder_leave(l, spot);
        }
    }
}

static void count_key(VmtLook *look, uint64_t key)
{
    if (look->count++ == 0) {
        look->base = key;
    }
    int64_t distance = (int64_t)(key - look->base);
    look->least = distance < look->least ? distance : look->least;
    look->most = distance > look->most ? distance : look->most;
    look->sum += (double)distance;
}

static void look_at_chunk(VmtLadder *l, uint32_t id, VmtLook *look)
{
    for (uint32_t i = 0; i < VMT_SLOTS; i++) {
        uint32_t spot = id << VMT_SLOT_BITS | i;
        const VmtSlot *slot = vmt_slot_of(&l->chunks, spot);
        uint64_t when;

        if (slot->ts && !goes(l, spot, &when)) {
            count_key(look, look->by_order ? vmt_order(&l->chunks,
                                               vmt_chunk_of(&l->chunks, spot), slot)
                                           : when);
        }
    }
}

/*
 * True: at all of them. Who arrives comes to a chunk that is not looked at yet: work
 * @ahead leaves one that has room, or each would get a chunk of its own.
 */
static bool look_at_rest(VmtLadder *l, unsigned *budget, bool ahead)
{
    VmtLook look = l->look;

    while (l->look.at && *budget) {
        uint32_t id = l->look.at;

        if (ahead && l->chunks.at[id].used < VMT_SLOTS) {
            break;
        }

        l->look.at = vmt_chunk_next(&l->chunks, id);
        fetch(&l->chunks, l->look.at);
        spend(l, budget, vmt_chunk_live(&l->chunks.at[id]));
        l->chunks.at[id].used = VMT_SLOTS;
        look_at_chunk(l, id, &look);
    }
    look.at = l->look.at;
    l->look = look;
    return !look.at;
}

/* Some were moved since they were looked at. */
static void look_once_more(VmtLadder *l)
{
    uint32_t spot = vmt_first_spot(&l->chunks, VMT_REST);
    uint64_t when;

    while (spot) {
        uint32_t next = vmt_next_spot(&l->chunks, spot);

        goes(l, spot, &when);
        spot = next;
    }
}

/* Those of the first chunk that fire elsewhere now go. */
static void put_moved_away(VmtLadder *l)
{
    uint32_t id = vmt_list_first(&l->chunks, VMT_REST);

    for (uint32_t i = 0; i < VMT_SLOTS; i++) {
        uint32_t spot = id << VMT_SLOT_BITS | i;
        uint64_t when;

        if (vmt_slot_of(&l->chunks, spot)->ts) {
            goes(l, spot, &when);
        }
    }
}

/* As many as there is room for whole chunks. */
static void take_equals(VmtLadder *l, VmtFew *few, unsigned *budget)
{
    while (few->count <= VMT_FEW - VMT_SLOTS && *budget
           && !vmt_list_is_empty(&l->chunks, VMT_REST)) {
        uint32_t id = vmt_list_first(&l->chunks, VMT_REST);

        spend(l, budget, vmt_chunk_live(&l->chunks.at[id]));
        if (vmt_unlikely(vmt_any_moved(&l->chunks.at[id]))) {
            put_moved_away(l);
        } else {
            vmt_take_equals(l, few, l->rest_begin,
                            vmt_list_take_chunk(&l->chunks, VMT_REST));
            fetch(&l->chunks, vmt_list_first(&l->chunks, VMT_REST));
        }
    }
    if (vmt_list_is_empty(&l->chunks, VMT_REST)) {
        end_rest(l);
    }
}

/*
 * Twice as far as they lie, for who arrives as time goes on; but if most of them lie in
 * front, the others can wait beyond.
 */
static uint64_t first_range(const VmtLook *look)
{
    double mean = look->sum / look->count - (double)look->least;
    double range = 2 * ((double)look->most - (double)look->least);

    range = range < TIMES_MEAN * mean ? range : TIMES_MEAN * mean;
    return range < 0x1p62 ? (uint64_t)range + 1 : UINT64_C(1) << 62;
}

/* False: there is no room for another rung. */
static bool begin_spread(VmtLadder *l)
{
    const VmtLook *look = &l->look;
    uint64_t range = (uint64_t)(look->most - look->least);
    uint64_t end = l->rest_begin + l->rest_span;
    bool is_first = l->depth == 0;
    unsigned bags = is_first ? 2 * look->count : look->count / TO_A_BAG;
    unsigned fan = VMT_LEAST_FAN;

    while (fan < MOST_FAN && fan < bags) {
        fan *= 2;
    }
    VmtRung *rung = vmt_rungs_add(l, fan);
    if (!rung) {
        return false;
    }
    rung->by_order = look->by_order;
    rung->when = l->horizon;
    if (is_first) {
        range = first_range(look);
        l->taken = 0;
    }
    vmt_rung_set_width(l, rung, range);
    l->rest_is = VMT_REST_IS_SPREAD;
    l->rest_begin = rung->by_order ? rung->when : rung->base;
    l->rest_span = end - l->rest_begin; /* beyond a first rung as well */
    l->look.at = 0;
    return true;
}

/* Their time gets a bag of its own. */
static bool part_equals(VmtLadder *l)
{
    bool is_mixed = l->rest_is_mixed;
    VmtRung *rung = vmt_rungs_add(l, VMT_LEAST_FAN);

    if (!rung) {
        return false;
    }
    vmt_rung_set_width(l, rung, 0);
    vmt_list_hand_over(&l->chunks, VMT_REST, rung->first);
    end_rest(l);
    vmt_rest_open(l, rung->first, rung->base + 1);
    l->rest_is_mixed = is_mixed;
    return true;
}

/* They are known to fire together; the order may not be. */
static bool keep_equals(VmtLadder *l)
{
    uint64_t when = l->look.base;
    uint64_t end = l->rest_begin + l->rest_span;

    if (end > when + 1 || l->depth == 0) { /* the first rung is by time */
        if (!part_equals(l)) {
            return false;
        }
        end = when + 1;
    }
    l->horizon = when;
    if (l->rest_is_mixed) {
        vmt_rest_look(l, end, true);
        return true;
    }
    l->rest_is = VMT_REST_IS_EQUAL;
    l->rest_begin = when;
    l->rest_span = end - when;
    l->look.at = 0;
    return true;
}

/* All were looked at. */
static void decide(VmtLadder *l, VmtFew *few)
{
    const VmtLook *look = &l->look;
    uint64_t end = l->rest_begin + l->rest_span;
    bool is_all = look->count <= VMT_FEW
                  || vmt_list_is_empty(&l->chunks, VMT_REST);

    if (!is_all
        && (look->least == look->most && !look->by_order ? keep_equals(l)
                                                         : begin_spread(l))) {
        if (!l->look.by_order && l->rest_is == VMT_REST_IS_SPREAD) {
            l->horizon = l->rest_begin;
        }
        return;
    }
    if (look->is_stale) {
        look_once_more(l);
    }
    if (l->rest_is_mixed || !is_all) {
        vmt_take_soonest(l, few);
    } else {
        vmt_take_all(l, few);
    }
    if (vmt_list_is_empty(&l->chunks, VMT_REST)) {
        l->horizon = end;
        end_rest(l);
    } else {
        l->horizon = few->when[vmt_few_seat(few, few->count - 1)];
        vmt_rest_look(l, end, false);
    }
}

/* Who is in a chunk of the rest, which is gone, to lists of @rung or beyond it. */
static void spread_chunk(VmtLadder *l, const VmtRung *rung, const VmtChunk *chunk)
{
    for (unsigned i = 0; i < VMT_SLOTS; i++) {
        const VmtSlot *slot = &chunk->slots[i];
        QEMUTimer *ts = slot->ts;

        if (!ts) {
            continue;
        }
        uint64_t when = vmt_when_of(ts);
        uint64_t order = vmt_order(&l->chunks, chunk, slot);

        if (vmt_unlikely(vmt_has_moved(slot))) {
            l->rest_is_mixed = true;
            if (!is_in_rest(l, when)) {
                file_moved(l, ts, when, order);
                continue;
            }
        }
        uint64_t key = rung->by_order ? order : when;
        uint32_t list = when >= l->beyond
                            ? vmt_far_list(when)
                            : vmt_rung_list(rung, vmt_rung_place(rung, key));
        vmt_ladder_append(l, list, ts, when, order);
        if (vmt_unlikely(l->rest_is_mixed)) {
            l->mixed[list / 64] |= vmt_list_bit(list);
        }
    }
}

/* Or to the first rung, which reaches farther now, or back. */
static void spread(VmtLadder *l, unsigned *budget)
{
    const VmtRung *rung = vmt_last_rung(l);

    while (*budget && vmt_list_last(&l->chunks, VMT_REST)) {
        VmtChunk chunk = vmt_list_take_chunk(&l->chunks, VMT_REST);

        fetch(&l->chunks, vmt_list_first(&l->chunks, VMT_REST));
        spend(l, budget, vmt_chunk_live(&chunk));
        spread_chunk(l, rung, &chunk);
    }
    if (!vmt_list_last(&l->chunks, VMT_REST)) {
        end_rest(l);
    }
}

void vmt_rest_sweep(VmtLadder *l)
{
    vmt_rest_open(l, VMT_BEYOND, UINT64_MAX);
    l->rest_is = VMT_REST_IS_BEYOND;
    l->rest_begin = l->beyond;
    l->rest_span = VMT_NEVER_NS - l->beyond;
    l->look.at = 0;
    l->beyond_count = 0;
    l->beyond_least = UINT64_MAX;
    l->taken = 0;
}

void vmt_rest_work(VmtLadder *l, VmtFew *few, unsigned *budget)
{
    if (l->rest_is == VMT_REST_IS_SPREAD || l->rest_is == VMT_REST_IS_BEYOND) {
        spread(l, budget);
    } else if (l->rest_is == VMT_REST_IS_EQUAL) {
        take_equals(l, few, budget);
    } else if (look_at_rest(l, budget, false)) {
        decide(l, few);
    }
}

void vmt_rest_work_ahead(VmtLadder *l, unsigned budget)
{
    if (l->rest_is == VMT_REST_IS_SPREAD || l->rest_is == VMT_REST_IS_BEYOND) {
        spread(l, &budget);
    } else if (l->rest_is == VMT_REST_IS_LOOKED_AT && look_at_rest(l, &budget, true)
               && l->look.count > VMT_FEW && l->look.least != l->look.most) {
        begin_spread(l);
    }
}
