/*
 * ladder: the timers behind the few that fire next, sorted as far as needed.
 *
 * What a call costs is bounded, but for who asks who fires next when that is
 * not known: it calls again.
 */
#include "time/ladder.h"

#include "time/rest.h"

enum {
    AT_ONCE = 48, /* timers looked at by a call; 16 more may go to the few */
    WITH_ARRIVAL = 8, /* the same, while somebody comes */
    ENOUGH = 512,     /* beyond, to be spread before it is needed */
};

void vmt_ladder_init(VmtLadder *l)
{
    *l = (VmtLadder){
        .horizon = UINT64_MAX, .beyond_least = UINT64_MAX, .most = VMT_RUNGS};
}

void vmt_ladder_deinit(VmtLadder *l)
{
    vmt_nodes_deinit(&l->nodes);
}

void vmt_ladder_reserve(VmtLadder *l, unsigned count)
{
    vmt_nodes_reserve(&l->nodes, count < UINT32_MAX - VMT_LEAVING
                                     ? count + VMT_LEAVING
                                     : count);
}

static uint32_t node_for(VmtLadder *l, QEMUTimer *ts, uint64_t order)
{
    uint32_t id = vmt_nodes_take(&l->nodes);

    l->nodes.at[id].ts = ts;
    vmt_nodes_note(&l->nodes, id, ts, order);
    return id;
}

void vmt_ladder_postpone(VmtLadder *l, QEMUTimer *ts, uint64_t order)
{
    uint32_t id = vmt_node_of(ts);

    vmt_node_set_moved(&l->nodes.at[id], true);
    vmt_nodes_note(&l->nodes, id, ts, order);
    l->look.is_stale = true;
}

static void let_go(VmtLadder *l, uint32_t id)
{
    if (id) {
        vmt_ladder_leave(l, id);
        vmt_nodes_drop(&l->nodes, id);
    }
}

void vmt_ladder_let_go(VmtLadder *l)
{
    for (unsigned i = 0; i < VMT_LEAVING; i++) {
        let_go(l, l->leaving[i]);
        l->leaving[i] = 0;
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

    vmt_ladder_append(l, list, node_for(l, ts, order), vmt_when_of(ts));
    if (vmt_unlikely(l->rest_is != VMT_REST_IS_NONE)) {
        vmt_ladder_let_go(l);
        vmt_rest_work_ahead(l, WITH_ARRIVAL);
    } else if (vmt_unlikely(l->depth == 0) && l->beyond_count == ENOUGH) {
        vmt_ladder_let_go(l);
        if (!vmt_list_is_empty(&l->nodes, VMT_BEYOND)) {
            open_beyond(l);
        }
    }
}

static void prefetch_neighbours(const VmtNodes *n, uint32_t id)
{
    __builtin_prefetch(&n->at[n->at[id].prev], 1);
    __builtin_prefetch(&n->at[n->at[id].next], 1);
}

/*
 * The memory of a node, and then of its neighbours, is on its way into the cache while
 * others are deleted; nobody waits for it, and no lock either.
 */
void vmt_ladder_remove(VmtLadder *l, QEMUTimer *ts)
{
    uint32_t id = vmt_node_of(ts);
    unsigned i = l->leaves_next++ % VMT_LEAVING;

    __builtin_prefetch(&l->nodes.at[id], 1);
    prefetch_neighbours(&l->nodes,
                        l->leaving[(i + VMT_LEAVING / 2) % VMT_LEAVING]);
    let_go(l, l->leaving[i]);
    l->leaving[i] = id;
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
    if (!l->nodes.room) {
        vmt_nodes_reserve(&l->nodes, 1);
    }
    vmt_nodes_make_lists(&l->nodes, VMT_FIRST_BAG);
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
        vmt_list_prepend(&l->nodes, list, node_for(l, ts, order));
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

        rung->open = place;
        if (!bits) {
            place += 64 - list % 64;
        } else if (!(bits & 1)) {
            place += (unsigned)__builtin_ctzll(bits);
        } else if (!vmt_list_is_empty(&l->nodes, list) || !*budget) {
            return true;
        } else {
            --*budget;
            l->busy[list / 64] &= ~vmt_list_bit(list);
            l->mixed[list / 64] &= ~vmt_list_bit(list);
        }
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
 * The first rung is half done: its bags go round, for times that were beyond. With
 * many beyond it is left to end, and they get a wider one. True: there is a rest.
 */
static bool go_round(VmtLadder *l)
{
    VmtRung *rung = &l->rungs[0];
    uint64_t lowest = rung->open - rung->fan / 8;
    uint64_t end = rung->base + ((lowest + rung->fan) << rung->shift);
    bool any_beyond = l->beyond_least < end;

    if (rung->open - rung->lowest <= rung->fan / 2
        || lowest + rung->fan > VMT_NEVER_NS >> rung->shift
        || end > VMT_NEVER_NS
        || (any_beyond
            && l->beyond_count > (l->nodes.used - VMT_SENTINELS) / 4)) {
        return false;
    }
    any_beyond = any_beyond && !vmt_list_is_empty(&l->nodes, VMT_BEYOND);
    if (any_beyond) {
        vmt_rest_sweep(l);
    }
    rung->lowest = lowest;
    rung->end = l->beyond = end;
    return any_beyond;
}

static void open_next(VmtLadder *l, unsigned *budget)
{
    while (l->depth) {
        VmtRung *rung = vmt_last_rung(l);

        if (find_bag(l, rung, budget)) {
            raise_horizon(l, rung);
            if (*budget && !(l->depth == 1 && go_round(l))) {
                vmt_rest_open(l, vmt_rung_list(rung, rung->open),
                              end_of_open(rung));
            }
            return;
        }
        l->depth--;
    }
    l->beyond = 0;
    if (vmt_list_is_empty(&l->nodes, VMT_BEYOND)) {
        if (vmt_list_is_empty(&l->nodes, VMT_NEVER)) {
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
            open_next(l, &budget);
        } else {
            vmt_rest_work(l, few, &budget);
        }
    }
    return true;
}
