/*
 * rungs: timers in unsorted bags, a bag for some time; which is for whom?
 *
 * The bags of a rung follow each other in time and are as wide as each other.
 * When a bag's turn has come and it holds many, it is opened: they are spread
 * over a rung of their own.
 *
 *     few       |                 all timers before the horizon, sorted
 *     rungs[1]  |  . 3 1 2 .      what the third bag of rungs[0] held
 *     rungs[0]  |  . . ^ 40 38 41
 *     beyond    |                 900: later than all rungs
 *
 * Within a bag nobody asks who fires sooner. Who arrives goes to its end, so
 * that equals stay in the order of their arming. A timer that is moved later
 * stays where it stands, marked, until that bag is opened. It then comes into a
 * bag where others may be that were armed after it: such a bag is mixed, and
 * orders are compared before anybody of it fires. Should so many fire at one
 * time that they need a rung, its bags follow each other by order.
 *
 * The bags of the first rung go round: those that are done stand for later times,
 * and who is beyond is looked through for whom they are.
 *
 * What is opened goes to one list, the rest, to be worked on by pieces: looked
 * at, then spread. Who arrives for its time goes to its end as well.
 */
#ifndef VMT_TIME_RUNGS_H
#define VMT_TIME_RUNGS_H

#include "base/base.h"
#include "time/chunks.h"

enum {
    VMT_RUNGS = 24, /* a rung is a 64th of a bag: 11 by time, 11 by order */
    VMT_BEYOND = 0, /* the list of who is beyond */
    VMT_REST = 1,
    VMT_NEVER = 2, /* who is beyond and fires in 146 years or later */
    VMT_NO_LIST = 3, /* nobody is ever there; those up to the first bag are not used */
    VMT_FIRST_BAG = 64,
    VMT_LEAST_FAN = 64, /* bags of a rung */
    VMT_LEAVING = 16,
};

/* "Never" would make all bags wide. */
#define VMT_NEVER_NS (UINT64_C(1) << 62)

/* What is done with the rest. */
typedef enum VmtRestIs {
    VMT_REST_IS_NONE,
    VMT_REST_IS_LOOKED_AT,
    VMT_REST_IS_SPREAD, /* over the last rung */
    VMT_REST_IS_EQUAL,  /* all fire together, in the order they stand */
    VMT_REST_IS_BEYOND, /* some of it is not beyond any more */
} VmtRestIs;

typedef struct VmtRung {
    uint64_t base;
    uint64_t end;    /* of the bag it was made of */
    uint32_t first;  /* list */
    unsigned fan;    /* a power of two: so many bags at a time */
    uint64_t lowest; /* place; there are bags for it and those behind it */
    uint64_t open;   /* place; the bags before are empty */
    unsigned shift;  /* a bag is 1 << shift ns wide */
    bool by_order;   /* all fire @when: order takes the place of time */
    uint64_t when;
} VmtRung;

/* Who was looked at of the rest so far. */
typedef struct VmtLook {
    uint32_t at; /* the next chunk; 0: none */
    unsigned count;
    bool is_stale;       /* somebody was moved since it began */
    bool by_order;       /* what is looked at; else time */
    uint64_t base;       /* the first's */
    int64_t least, most; /* from there */
    double sum;
} VmtLook;

typedef struct VmtLadder {
    uint64_t horizon; /* nobody here fires before; UINT64_MAX: nobody is here */
    uint64_t beyond;  /* 0: there are no rungs */
    uint64_t rest_begin;
    uint64_t rest_span; /* 0: nobody arrives there */
    VmtRestIs rest_is;
    bool rest_is_mixed;
    unsigned depth;        /* rungs */
    unsigned most;         /* VMT_RUNGS; less in tests */
    unsigned beyond_count; /* who came there, gone or not */
    unsigned taken;        /* by the few since they were looked through */
    VmtChunks chunks;
    VmtLook look;
    unsigned work;         /* done so far, in timers looked at; may wrap */
    uint64_t beyond_least; /* nobody there fires before */
    unsigned until_tidy;   /* somebody is moved later so often */
    uint32_t tidy_at;      /* the next chunk to be tidied */
    uint64_t tidy_from;    /* order when that began anew */
    uint64_t tidy_since;   /* and when it did before: nobody is marked since before */
    unsigned leaves_next;
    bool any_leaving;
    uint32_t leaving[VMT_LEAVING]; /* nobody's, still between others */
    VmtRung rungs[VMT_RUNGS];
    uint64_t busy[VMT_LISTS / 64]; /* by list: it may hold somebody */
    uint64_t mixed[VMT_LISTS / 64];
} VmtLadder;

static inline uint64_t vmt_list_bit(uint32_t list)
{
    return UINT64_C(1) << list % 64;
}

static inline uint64_t vmt_when_of(const QEMUTimer *ts)
{
    return (uint64_t)ts->expire_time;
}

/* For what is looked at, of @fan bags; fewer where room is short, or none: NULL. */
VmtRung *vmt_rungs_add(VmtLadder *l, unsigned fan);

/*
 * Its bags cover @range from its base on. The first rung is made of no bag: it ends
 * where its last one does.
 */
void vmt_rung_set_width(VmtLadder *l, VmtRung *rung, uint64_t range);

static inline VmtRung *vmt_last_rung(VmtLadder *l)
{
    return &l->rungs[l->depth - 1];
}

/* Bags serve again: those of the first rung go round. */
static inline uint32_t vmt_rung_list(const VmtRung *rung, uint64_t place)
{
    return rung->first + (uint32_t)(place & (rung->fan - 1));
}

static inline uint64_t vmt_rung_last(const VmtRung *rung)
{
    return rung->lowest + rung->fan - 1;
}

/* The first and the last bag of a rung hold what is sooner and later, too. */
static inline uint64_t vmt_rung_place(const VmtRung *rung, uint64_t key)
{
    int64_t distance = (int64_t)(key - rung->base);
    uint64_t place = (uint64_t)distance >> rung->shift;

    if (distance < 0 || place < rung->lowest) {
        return rung->lowest;
    }
    return place < vmt_rung_last(rung) ? place : vmt_rung_last(rung);
}

/* Of who arrives: the last by order. */
static inline uint64_t vmt_rung_place_for(const VmtRung *rung, uint64_t when)
{
    if (rung->by_order) {
        return when < rung->when ? rung->open : vmt_rung_last(rung);
    }
    return vmt_rung_place(rung, when);
}

static inline uint32_t vmt_far_list(uint64_t when)
{
    return when < VMT_NEVER_NS ? VMT_BEYOND : VMT_NEVER;
}

/* Who arrives goes here. @when is not before the horizon. */
static inline uint32_t vmt_list_for(const VmtLadder *l, uint64_t when)
{
    if (when - l->rest_begin < l->rest_span) {
        return VMT_REST;
    }
    if (when >= l->beyond) {
        return vmt_far_list(when);
    }
    for (const VmtRung *rung = l->rungs;; rung++) {
        uint64_t place = vmt_rung_place_for(rung, when);

        if (place > rung->open || rung + 1 == l->rungs + l->depth) {
            return vmt_rung_list(rung, place);
        }
    }
}

/* Who fires @when comes to @list. */
static inline void vmt_ladder_append(VmtLadder *l, uint32_t list, QEMUTimer *ts,
                                     uint64_t when, uint64_t order)
{
    vmt_list_append(&l->chunks, list, ts, order);
    l->busy[list / 64] |= vmt_list_bit(list);
    if (vmt_unlikely(list == VMT_REST) && l->look.at == 0
        && l->rest_is == VMT_REST_IS_LOOKED_AT) {
        l->look.at = vmt_list_last(&l->chunks, VMT_REST);
    }
    if (list == VMT_BEYOND) {
        l->beyond_count++;
        if (when < l->beyond_least) {
            l->beyond_least = when;
        }
    }
}

/* Chunk @id goes, or whoever is in it elsewhere. Who looks goes on behind it. */
static inline void vmt_ladder_look_behind(VmtLadder *l, uint32_t id)
{
    if (l->look.at == id) {
        l->look.at = vmt_chunk_next(&l->chunks, id);
    }
}

static inline void vmt_ladder_leave(VmtLadder *l, uint32_t spot)
{
    uint32_t id = spot >> VMT_SLOT_BITS;

    if (vmt_list_remove(&l->chunks, spot) == 0) {
        vmt_ladder_look_behind(l, id);
        vmt_chunk_end(&l->chunks, id);
    }
}

#endif
