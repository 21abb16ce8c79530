/*
 * rest: the timers of a bag whose turn has come, on their way to a rung or the
 * few.
 *
 * At most 16: they go to the few. More: over a rung, for the time they were
 * found to cover. All at one time: 16 by 16, in their order.
 */
#include "time/rest.h"

enum {
    LEAST_FAN = 64, /* bags of a rung */
    MOST_FAN = 1024,
    PUT_RIGHT = 16,
};

void vmt_rest_look(VmtLadder *l, uint64_t end, bool by_order)
{
    l->rest_is = VMT_REST_IS_LOOKED_AT;
    l->rest_begin = 0;
    l->rest_span = end;
    l->look = (VmtLook){.at = l->nodes.at[VMT_REST].next, .by_order = by_order};
}

void vmt_rest_open(VmtLadder *l, uint32_t list, uint64_t end)
{
    l->rest_is_mixed = l->mixed[list / 64] & vmt_list_bit(list);
    l->busy[list / 64] &= ~vmt_list_bit(list);
    l->mixed[list / 64] &= ~vmt_list_bit(list);
    vmt_list_hand_over(&l->nodes, list, VMT_REST);
    vmt_rest_look(l, end, false);
}

static void end_rest(VmtLadder *l)
{
    l->rest_is = VMT_REST_IS_NONE;
    l->rest_span = 0;
    l->rest_is_mixed = false;
    l->look.at = 0;
}

/* It goes where it fires now. Others may be there that were armed after it. */
static void file_again(VmtLadder *l, uint32_t id, uint64_t when)
{
    uint32_t list = vmt_list_for(l, when);

    vmt_ladder_leave(l, id);
    vmt_ladder_append(l, list, id, when);
    l->mixed[list / 64] |= vmt_list_bit(list);
    l->work += PUT_RIGHT; /* it comes from one place and goes to any other */
}

/* One that was moved. If it fires behind the rest now, it goes, and true. */
static bool was_moved_away(VmtLadder *l, uint32_t id, uint64_t when)
{
    vmt_node_set_moved(&l->nodes.at[id], false);
    if (when - l->rest_begin < l->rest_span) {
        l->rest_is_mixed = true;
        return false;
    }
    file_again(l, id, when);
    return true;
}

/* One of the rest: when it fires. True: it was none any more, and is gone. */
static inline bool goes(VmtLadder *l, uint32_t id, uint64_t *ret_when)
{
    const VmtNode *node = &l->nodes.at[id];

    *ret_when = vmt_when_of(vmt_node_timer(node));
    return vmt_unlikely(vmt_node_has_moved(node))
        && was_moved_away(l, id, *ret_when);
}

/* True: at all of them. */
static bool look_at_rest(VmtLadder *l, unsigned *budget)
{
    VmtLook look = l->look;

    for (; look.at != VMT_REST && *budget; --*budget) {
        uint32_t id = look.at;
        uint64_t key;

        l->work++;
        look.at = l->nodes.at[id].next;
        if (goes(l, id, &key)) {
            continue;
        }
        if (look.by_order) {
            key = vmt_nodes_order(&l->nodes, id);
        }
        if (look.count++ == 0) {
            look.base = key;
        }
        int64_t distance = (int64_t)(key - look.base);
        look.least = distance < look.least ? distance : look.least;
        look.most = distance > look.most ? distance : look.most;
    }
    l->look = look;
    return look.at == VMT_REST;
}

typedef struct Chosen {
    unsigned count;
    uint32_t ids[VMT_FEW];
} Chosen;

static bool fires_before(const VmtNodes *n, uint32_t a, uint32_t b)
{
    uint64_t when_a = vmt_when_of(vmt_node_timer(&n->at[a]));
    uint64_t when_b = vmt_when_of(vmt_node_timer(&n->at[b]));

    return when_a == when_b
             ? vmt_order_before(vmt_nodes_order(n, a), vmt_nodes_order(n, b))
             : when_a < when_b;
}

static void choose(const VmtNodes *n, Chosen *chosen, uint32_t id)
{
    unsigned i = chosen->count;

    if (i == VMT_FEW) {
        if (!fires_before(n, id, chosen->ids[--i])) {
            return;
        }
    } else {
        chosen->count++;
    }
    for (; i > 0 && fires_before(n, id, chosen->ids[i - 1]); i--) {
        chosen->ids[i] = chosen->ids[i - 1];
    }
    chosen->ids[i] = id;
}

static void take(VmtLadder *l, VmtFew *few, uint32_t id)
{
    QEMUTimer *ts = l->nodes.at[id].ts;
    uint64_t order = vmt_nodes_order(&l->nodes, id);

    vmt_ladder_leave(l, id);
    vmt_nodes_drop(&l->nodes, id);
    vmt_few_insert(few, ts, vmt_when_of(ts), order);
}

/* As many as go there, whichever way the rest is sorted. */
static void take_soonest(VmtLadder *l, VmtFew *few)
{
    Chosen chosen = {0};

    for (uint32_t id = l->nodes.at[VMT_REST].next; id != VMT_REST;
         id = l->nodes.at[id].next) {
        choose(&l->nodes, &chosen, id);
    }
    for (unsigned i = 0; i < chosen.count; i++) {
        take(l, few, chosen.ids[i]);
    }
}

/* Some were moved since they were looked at. */
static void look_once_more(VmtLadder *l)
{
    uint64_t when;

    for (uint32_t id = l->nodes.at[VMT_REST].next, next; id != VMT_REST;
         id = next) {
        next = l->nodes.at[id].next;
        goes(l, id, &when);
    }
}

static void take_all(VmtLadder *l, VmtFew *few)
{
    VmtNode *rest = &l->nodes.at[VMT_REST];

    for (uint32_t id = rest->next, next; id != VMT_REST; id = next) {
        const VmtNode *node = &l->nodes.at[id];
        QEMUTimer *ts = node->ts;
        uint64_t order = vmt_nodes_order(&l->nodes, id);

        next = node->next;
        vmt_nodes_drop(&l->nodes, id);
        vmt_few_insert(few, ts, vmt_when_of(ts), order);
    }
    rest->next = rest->prev = VMT_REST;
}

static void take_equals(VmtLadder *l, VmtFew *few, unsigned *budget)
{
    while (few->count < VMT_FEW && *budget
           && !vmt_list_is_empty(&l->nodes, VMT_REST)) {
        uint32_t id = l->nodes.at[VMT_REST].next;
        uint64_t when;

        --*budget;
        if (!goes(l, id, &when)) {
            take(l, few, id);
        }
    }
    if (vmt_list_is_empty(&l->nodes, VMT_REST)) {
        end_rest(l);
    }
}

/* Of @fan bags, or fewer where room is short. NULL: there is none. */
static VmtRung *add_rung(VmtLadder *l, unsigned fan)
{
    uint32_t first = l->depth ? vmt_last_rung(l)->first + vmt_last_rung(l)->fan
                              : VMT_FIRST_BAG;
    uint32_t room = VMT_SENTINELS - first;

    if (l->depth >= l->most || room < LEAST_FAN) {
        return NULL;
    }
    while (fan > LEAST_FAN && fan > room / 2) {
        fan /= 2;
    }
    vmt_nodes_make_lists(&l->nodes, first + fan);
    VmtRung *rung = &l->rungs[l->depth++];
    *rung = (VmtRung){
        .base = l->look.base + (uint64_t)l->look.least,
        .end = l->rest_begin + l->rest_span,
        .first = first,
        .fan = fan,
    };
    return rung;
}

/* The first rung is made of no bag: it ends where its last one does. */
static void set_width(VmtLadder *l, VmtRung *rung, uint64_t range)
{
    while (range >> rung->shift >= rung->fan) {
        rung->shift++;
    }
    if (l->depth == 1) {
        uint64_t end = rung->base + ((uint64_t)rung->fan << rung->shift);

        rung->end = end < rung->end ? end : rung->end;
        l->beyond = rung->end;
    }
}

/* False: there is no room for another rung. */
static bool begin_spread(VmtLadder *l)
{
    const VmtLook *look = &l->look;
    uint64_t range = (uint64_t)(look->most - look->least);
    bool is_first = l->depth == 0;
    unsigned fan = LEAST_FAN;

    while (fan < MOST_FAN && fan < look->count << is_first) {
        fan *= 2;
    }
    VmtRung *rung = add_rung(l, fan);
    if (!rung) {
        return false;
    }
    rung->by_order = look->by_order;
    rung->when = l->horizon;
    if (is_first && range < INT64_MAX / 4) {
        range *= 2; /* for who arrives as time goes on */
    }
    set_width(l, rung, range);
    l->rest_is = VMT_REST_IS_SPREAD;
    l->rest_begin = rung->by_order ? rung->when : rung->base;
    l->rest_span = rung->end - l->rest_begin;
    l->look.at = 0;
    return true;
}

/* Their time gets a bag of its own. */
static bool part_equals(VmtLadder *l)
{
    bool is_mixed = l->rest_is_mixed;
    VmtRung *rung = add_rung(l, LEAST_FAN);

    if (!rung) {
        return false;
    }
    set_width(l, rung, 0);
    vmt_list_hand_over(&l->nodes, VMT_REST, rung->first);
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

    if (end > when + 1) {
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
    bool is_all =
        look->count <= VMT_FEW || vmt_list_is_empty(&l->nodes, VMT_REST);

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
        take_soonest(l, few);
    } else {
        take_all(l, few);
    }
    if (vmt_list_is_empty(&l->nodes, VMT_REST)) {
        l->horizon = end;
        end_rest(l);
    } else {
        l->horizon = few->when[vmt_few_seat(few, few->count - 1)];
        vmt_rest_look(l, end, false);
    }
}

/* The rest begins with @id now. */
static void close_rest(VmtLadder *l, uint32_t id)
{
    l->work++;
    l->nodes.at[VMT_REST].next = id;
    l->nodes.at[id].prev = VMT_REST;
}

/* One of the rest, to the end of a list. */
static void file(VmtLadder *l, uint32_t list, uint32_t id, uint64_t when)
{
    vmt_ladder_append(l, list, id, when);
    if (vmt_unlikely(l->rest_is_mixed)) {
        l->mixed[list / 64] |= vmt_list_bit(list);
    }
}

static void spread(VmtLadder *l, unsigned *budget)
{
    const VmtRung *rung = vmt_last_rung(l);
    uint32_t id = l->nodes.at[VMT_REST].next;

    for (; *budget && id != VMT_REST; --*budget) {
        uint32_t next = l->nodes.at[id].next;
        uint64_t key;

        close_rest(l, id);
        if (!goes(l, id, &key)) {
            if (rung->by_order) {
                key = vmt_nodes_order(&l->nodes, id);
            }
            file(l, vmt_rung_list(rung, vmt_rung_place(rung, key)), id, key);
        }
        id = next;
    }
    close_rest(l, id);
    if (id == VMT_REST) {
        end_rest(l);
    }
}

/* To the first rung, which reaches farther now, or back. */
static void sweep(VmtLadder *l, unsigned *budget)
{
    const VmtRung *rung = &l->rungs[0];
    uint32_t id = l->nodes.at[VMT_REST].next;

    for (; *budget && id != VMT_REST; --*budget) {
        uint32_t next = l->nodes.at[id].next;
        uint64_t when;

        close_rest(l, id);
        if (!goes(l, id, &when)) {
            uint32_t list = when >= l->beyond
                              ? vmt_far_list(when)
                              : vmt_rung_list(rung, vmt_rung_place(rung, when));
            file(l, list, id, when);
        }
        id = next;
    }
    close_rest(l, id);
    if (id == VMT_REST) {
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
}

void vmt_rest_work(VmtLadder *l, VmtFew *few, unsigned *budget)
{
    if (l->rest_is == VMT_REST_IS_SPREAD) {
        spread(l, budget);
    } else if (l->rest_is == VMT_REST_IS_BEYOND) {
        sweep(l, budget);
    } else if (l->rest_is == VMT_REST_IS_EQUAL) {
        take_equals(l, few, budget);
    } else if (look_at_rest(l, budget)) {
        decide(l, few);
    }
}

void vmt_rest_work_ahead(VmtLadder *l, unsigned budget)
{
    if (l->rest_is == VMT_REST_IS_SPREAD) {
        spread(l, &budget);
    } else if (l->rest_is == VMT_REST_IS_BEYOND) {
        sweep(l, &budget);
    } else if (l->rest_is == VMT_REST_IS_LOOKED_AT && look_at_rest(l, &budget)
               && l->look.count > VMT_FEW && l->look.least != l->look.most) {
        begin_spread(l);
    }
}
