/*
 * ladder: the timers behind the few that fire next, sorted as far as needed.
 *
 * What a call costs is bounded, but for who asks who fires next when that is
 * not known: it calls again.
 */
#include "time/ladder.h"

#include "time/rest.h"
#include "time/take.h"

enum {
    /* Timers looked at by a call, and up to 5 of the last chunk; 16 more may go to
     * the few. */
    AT_ONCE = 42,
    WITH_ARRIVAL = 8, /* the same, while somebody comes */
    SELDOM = 4096,    /* moves later; then a chunk is made tidy */
};

void vmt_ladder_init(VmtLadder *l)
{
    *l = (VmtLadder){
        .horizon = UINT64_MAX,
        .beyond_least = UINT64_MAX,
        .most = VMT_RUNGS,
        .tidy_at = VMT_FIRST_CHUNK,
    };
    l->chunks.sparse = VMT_SPARSE;
}

void vmt_ladder_deinit(VmtLadder *l)
{
    vmt_chunks_deinit(&l->chunks);
}

void vmt_ladder_reserve(VmtLadder *l, unsigned count)
{
    vmt_chunks_reserve(&l->chunks, count < UINT32_MAX - VMT_LEAVING
                                       ? count + VMT_LEAVING
                                       : count);
}

static bool any_leaves(const VmtLadder *l, uint32_t id)
{
    for (unsigned i = 0; i < VMT_LEAVING; i++) {
        if (l->leaving[i] >> VMT_SLOT_BITS == id) {
            return true;
        }
    }
    return false;
}

/* Of the rest, at most the last chunk is not looked at yet. */
static bool all_were_looked_at(const VmtLadder *l)
{
    return l->rest_is != VMT_REST_IS_LOOKED_AT || l->look.at == 0
           || vmt_chunk_is_last(&l->chunks.at[l->look.at]);
}

/*
 * The only one in a chunk shares the next; or the one before, which could be one that
 * was looked at when it itself was not.
 */
static void join(VmtLadder *l, uint32_t id)
{
    const VmtChunk *chunk = &l->chunks.at[id];
    uint32_t next = chunk->next, prev = chunk->prev;
    bool either = all_were_looked_at(l);
    unsigned i = 0;

    while (!chunk->slots[i].ts) {
        i++;
    }
    if (any_leaves(l, id)) {
        return;
    }
    if (either && !any_leaves(l, prev)) {
        vmt_chunk_pack(&l->chunks, prev);
    }
    if (vmt_chunk_join(&l->chunks, id, i, either) && l->look.at == id) {
        l->look.at = next;
    }
}

void vmt_ladder_end_or_join(VmtLadder *l, uint32_t id)
{
    if (l->chunks.at[id].live) {
        join(l, id);
    } else {
        vmt_ladder_look_behind(l, id);
        vmt_chunk_end(&l->chunks, id);
    }
}

void vmt_ladder_let_go(VmtLadder *l)
{
    if (!l->any_leaving) {
        return;
    }
    l->any_leaving = false;
    for (unsigned i = 0; i < VMT_LEAVING; i++) {
        uint32_t spot = l->leaving[i];

        l->leaving[i] = 0;
        vmt_ladder_empty_slot(l, spot);
    }
}

/*
 * The next chunk. A turn through all of them, and no mark is older than the turn; four
 * turns fit into the age that a mark may have, if nothing else is armed.
 */
void vmt_ladder_tidy(VmtLadder *l, uint64_t order)
{
    unsigned chunks = l->chunks.used - VMT_FIRST_CHUNK + 1;
    unsigned moves = VMT_OLDEST_MARK / 4 / chunks + 1;

    l->until_tidy = moves < SELDOM ? moves : SELDOM;
    vmt_ladder_let_go(l);
    if (l->tidy_at >= l->chunks.used) {
        l->tidy_since = l->tidy_from;
        l->tidy_from = order;
        l->tidy_at = VMT_FIRST_CHUNK;
    } else {
        vmt_rest_put_right(l, l->tidy_at++);
    }
}

static void open_beyond(VmtLadder *l)
{
    vmt_rest_open(l, VMT_BEYOND, VMT_NEVER_NS);
    l->beyond_count = 0;
    l->beyond_least = UINT64_MAX;
}

void vmt_ladder_insert(VmtLadder *l, QEMUTimer *ts, uint64_t order)
{
    uint32_t list = vmt_list_for(l, vmt_when_of(ts));

    if (vmt_unlikely(!l->chunks.room)) {
        vmt_chunks_begin(&l->chunks);
    }
    vmt_ladder_append(l, list, ts, vmt_when_of(ts), order);
    if (vmt_unlikely(l->rest_is != VMT_REST_IS_NONE)) {
        vmt_ladder_let_go(l);
        vmt_rest_work_ahead(l, WITH_ARRIVAL);
    } else if (vmt_unlikely(l->depth == 0) && l->beyond_count == VMT_ENOUGH) {
        vmt_ladder_let_go(l);
        if (!vmt_list_is_empty(&l->chunks, VMT_BEYOND)) {
            open_beyond(l);
        }
    }
}

/* Where the soonest of all go. */
static uint32_t foremost_list(VmtLadder *l, uint64_t when)
{
    if (l->rest_is == VMT_REST_IS_LOOKED_AT
        || l->rest_is == VMT_REST_IS_EQUAL) {
        return VMT_REST;
    }
    if (l->depth == 0) {
        return vmt_far_list(when);
    }
    VmtRung *rung = vmt_last_rung(l);
    return vmt_rung_list(rung, rung->by_order ? rung->open
                                              : vmt_rung_place(rung, when));
}

void vmt_ladder_take_from(VmtLadder *l, VmtFew *few, unsigned count)
{
    if (!l->chunks.room) {
        vmt_chunks_begin(&l->chunks);
    }
    l->horizon = few->when[vmt_few_seat(few, count)];
    bool into_rest = foremost_list(l, l->horizon) == VMT_REST;
    if (!into_rest && l->depth && !vmt_last_rung(l)->by_order) {
        vmt_last_rung(l)->open = vmt_rung_place(vmt_last_rung(l), l->horizon);
    }
    while (few->count > count) {
        unsigned seat = vmt_few_seat(few, few->count - 1);
        QEMUTimer *ts = few->timers[seat];
        uint32_t list = foremost_list(l, few->when[seat]);
        uint64_t order = few->order[seat];

        vmt_few_remove(few, ts);
        vmt_list_prepend(&l->chunks, list, ts, order);
        l->busy[list / 64] |= vmt_list_bit(list);
        if (list == VMT_BEYOND) {
            l->beyond_least = l->horizon;
        }
    }
    if (into_rest) {
        vmt_rest_look(l, l->rest_begin + l->rest_span, false);
    }
}

/* The next bag of a rung that holds somebody; else the rung is done. */
static bool find_bag(VmtLadder *l, VmtRung *rung, unsigned *budget)
{
    for (uint64_t place = rung->open; place <= vmt_rung_last(rung);) {
        uint32_t list = vmt_rung_list(rung, place);
        uint64_t bits = l->busy[list / 64] >> list % 64;

        if (!bits) {
            place += 64 - list % 64;
            continue;
        }
        unsigned empty = (unsigned)__builtin_ctzll(bits);
        place += empty;
        list += empty;
        if (place > vmt_rung_last(rung)) {
            break;
        }
        rung->open = place;
        if (!*budget || !vmt_list_is_empty(&l->chunks, list)) {
            return true;
        }
        --*budget;
        l->busy[list / 64] &= ~vmt_list_bit(list);
        l->mixed[list / 64] &= ~vmt_list_bit(list);
    }
    return false;
}

/*
 * The bags before the open one are empty, for good: who arrives for their time while
 * the open one is not opened yet joins the few.
 */
static void raise_horizon(VmtLadder *l, const VmtRung *rung)
{
    uint64_t begin = rung->base + (rung->open << rung->shift);

    if (!rung->by_order && rung->open > rung->lowest && begin > l->horizon) {
        l->horizon = begin;
    }
}

static uint64_t end_of_open(const VmtRung *rung)
{
    uint64_t end = rung->by_order
                     ? rung->when
                     : rung->base + ((rung->open + 1) << rung->shift);

    return rung->open == vmt_rung_last(rung) || end > rung->end ? rung->end
                                                                : end;
}

/*
 * A quarter of the first rung is done: its bags go round, for times that were beyond. With more
 * beyond than were taken since the last time it is left to end, and they get a wider
 * one. True: there is a rest.
 */
static bool go_round(VmtLadder *l)
{
    VmtRung *rung = &l->rungs[0];
    uint64_t lowest = rung->open - rung->fan / 8;
    uint64_t end = rung->base + ((lowest + rung->fan) << rung->shift);
    bool any_beyond = l->beyond_least < end;

    if (rung->open - rung->lowest <= rung->fan / 4
        || lowest + rung->fan > VMT_NEVER_NS >> rung->shift
        || end > VMT_NEVER_NS
        || (any_beyond
            && l->beyond_count > l->taken)) {
        return false;
    }
    any_beyond = any_beyond && !vmt_list_is_empty(&l->chunks, VMT_BEYOND);
    if (any_beyond) {
        vmt_rest_sweep(l);
    }
    rung->lowest = lowest;
    rung->end = l->beyond = end;
    return any_beyond;
}

/* The bag that is open now; the few have it, or the rest. */
static void open_bag(VmtLadder *l, VmtFew *few, const VmtRung *rung)
{
    uint32_t list = vmt_rung_list(rung, rung->open);
    uint64_t end = end_of_open(rung);

    if (!rung->by_order && vmt_take_at_once(l, few, list)) {
        l->horizon = end;
    } else {
        vmt_rest_open(l, list, end);
    }
}

static void open_next(VmtLadder *l, VmtFew *few, unsigned *budget)
{
    while (l->depth) {
        VmtRung *rung = vmt_last_rung(l);

        if (find_bag(l, rung, budget)) {
            raise_horizon(l, rung);
            if (*budget && !(l->depth == 1 && go_round(l))) {
                open_bag(l, few, rung);
            }
            return;
        }
        l->depth--;
    }
    l->beyond = 0;
    if (vmt_list_is_empty(&l->chunks, VMT_BEYOND)) {
        if (vmt_list_is_empty(&l->chunks, VMT_NEVER)) {
            l->horizon = UINT64_MAX;
        } else {
            vmt_rest_open(l, VMT_NEVER, UINT64_MAX);
        }
    } else {
        if (l->horizon < l->beyond_least) {
            l->horizon = l->beyond_least;
        }
        open_beyond(l);
    }
}

bool vmt_ladder_fill(VmtLadder *l, VmtFew *few)
{
    unsigned budget = AT_ONCE;

    if (l->horizon == UINT64_MAX) {
        return true;
    }
    vmt_ladder_let_go(l);
    while (few->count == 0 && l->horizon != UINT64_MAX) {
        if (!budget) {
            return false;
        }
        if (l->rest_is == VMT_REST_IS_NONE) {
            open_next(l, few, &budget);
        } else {
            vmt_rest_work(l, few, &budget);
        }
    }
    return true;
}
