/*
 * chunks: timers in lists, six to a chunk of one cache line.
 *
 * A list is a ring of chunks; `last` says where it ends. Who comes gets the next slot
 * of the last chunk, who goes leaves a hole, and a chunk with nobody in it goes. So
 * to come and to go touches one line, and whoever goes along a list meets six timers
 * a line, which it can have fetched together.
 *
 *     last[list] --------------------.
 *      .-> [ a b - d - f ] <-> [ g - i . . . ] --.     -  a hole
 *      '-----------------------------------------'     .  for who comes
 *
 * A timer's own word holds its spot and 31 bits of its order; a chunk knows the rest
 * of it, and takes only orders that its part goes with. A timer that was moved later is
 * marked in that word and nowhere else. The rest of its order is that of whoever was
 * moved last: no mark may be older than half of those 31 bits (vmt_ladder_tidy).
 */
#ifndef VMT_TIME_CHUNKS_H
#define VMT_TIME_CHUNKS_H

#include "base/base.h"
#include "vmtimer/timer.h"

#include <string.h>

#define VMT_WORD_HAS_ROOM (UINTPTR_MAX == UINT64_MAX)

enum {
    VMT_SLOTS = 6,
    VMT_SLOT_BITS = 3,
    VMT_LISTS = 4096,
    VMT_FIRST_CHUNK = VMT_LISTS * 4 / 64, /* the others are used for `last` */
    VMT_ORDER_RANGE_BITS = 31,
    VMT_BASE_BITS = 24, /* a chunk's first order is a multiple of that power */
    VMT_IS_LAST = 128,  /* one comparison tells whether a chunk is to go */
    VMT_SPARSE = 4096,  /* so many chunks are no matter, however empty */
};

typedef struct VmtSlot {
    QEMUTimer *ts; /* NULL: a hole */
#if !VMT_WORD_HAS_ROOM
    uint32_t stamp;
#endif
} VmtSlot;

typedef struct VmtChunk {
    uint32_t prev, next; /* the last one's next is the first */
    uint32_t base;       /* its orders begin there, times 2^24 .. */
    uint8_t base_high;   /* .. and 2^56 */
    uint8_t used; /* slots before it are for nobody who comes */
    uint8_t apart; /* read and written with the next, it would have to wait for it */
    uint8_t live; /* timers; and VMT_IS_LAST */
    VmtSlot slots[VMT_SLOTS];
} VmtChunk;

_Static_assert(sizeof(VmtChunk) == 64, "one cache line");

typedef struct VmtChunks {
    VmtChunk *at;     /* the first ones are used for `last` */
    uint32_t *last;   /* by list; 0: it is empty */
    uint32_t used;
    uint32_t room;
    uint32_t left;    /* the chunk dropped last; 0: none */
    uint32_t in_use;  /* chunks */
    unsigned count;   /* of timers */
    unsigned lonely;  /* a chunk with so many is to share the next one */
    uint32_t sparse;  /* VMT_SPARSE; less in tests */
    uint64_t newest;  /* order of those that were moved */
} VmtChunks;

void vmt_chunks_deinit(VmtChunks *c);

/* Before anything else is done with it. */
void vmt_chunks_begin(VmtChunks *c);

/* Room for @count timers, wherever, without allocating. */
void vmt_chunks_reserve(VmtChunks *c, uint32_t count);

/* Orders are compared by their distance and may wrap. */
static inline bool vmt_order_before(uint64_t a, uint64_t b)
{
    return (int64_t)(a - b) < 0;
}

/* A timer's word, while it stands in a slot. */

enum { VMT_MOVED = 1 }; /* in a stamp; above it, the order */

static inline uint32_t vmt_spot_of(const QEMUTimer *ts)
{
    return (uint32_t)(uintptr_t)ts->next;
}

static inline VmtChunk *vmt_chunk_of(const VmtChunks *c, uint32_t spot)
{
    return &c->at[spot >> VMT_SLOT_BITS];
}

static inline VmtSlot *vmt_slot_of(const VmtChunks *c, uint32_t spot)
{
    return &vmt_chunk_of(c, spot)->slots[spot & ((1U << VMT_SLOT_BITS) - 1)];
}

static inline uint32_t vmt_stamp(const VmtSlot *slot)
{
#if VMT_WORD_HAS_ROOM
    return (uint32_t)((uintptr_t)slot->ts->next >> 32);
#else
    return slot->stamp;
#endif
}

static inline bool vmt_has_moved(const VmtSlot *slot)
{
    return vmt_stamp(slot) & VMT_MOVED;
}

static inline uint32_t vmt_stamp_for(uint64_t order)
{
    return (uint32_t)order << 1;
}

/* The slot's own memory is not touched where the word has room. */
static inline void vmt_note(VmtChunks *c, QEMUTimer *ts, uint32_t spot,
                            uint32_t stamp)
{
    uintptr_t word = spot;

#if VMT_WORD_HAS_ROOM
    (void)c;
    word |= (uintptr_t)stamp << 32;
#else
    vmt_slot_of(c, spot)->stamp = stamp;
#endif
    ts->next = (QEMUTimer *)word;
}

static inline unsigned vmt_chunk_live(const VmtChunk *chunk)
{
    return chunk->live & ~VMT_IS_LAST;
}

static inline bool vmt_chunk_is_last(const VmtChunk *chunk)
{
    return chunk->live & VMT_IS_LAST;
}

static inline uint64_t vmt_chunk_base(const VmtChunk *chunk)
{
    return (uint64_t)chunk->base_high << 56
           | (uint64_t)chunk->base << VMT_BASE_BITS;
}

/* Somewhat before @order: mixed lists have orders of before as well. */
static inline void vmt_chunk_set_base(VmtChunk *chunk, uint64_t order)
{
    uint64_t base = order - (UINT64_C(1) << (VMT_ORDER_RANGE_BITS - 1));

    chunk->base_high = (uint8_t)(base >> 56);
    chunk->base = (uint32_t)(base >> VMT_BASE_BITS);
}

/* Nobody is armed 2^56 times: that part need not be asked. */
static inline bool vmt_chunk_takes(const VmtChunk *chunk, uint64_t order)
{
    return (uint32_t)(order >> VMT_BASE_BITS) - chunk->base
           < 1U << (VMT_ORDER_RANGE_BITS - VMT_BASE_BITS);
}

static inline uint64_t vmt_order(const VmtChunks *c, const VmtChunk *chunk,
                                 const VmtSlot *slot)
{
    const uint32_t range = (UINT32_C(1) << VMT_ORDER_RANGE_BITS) - 1;
    uint32_t stamp = vmt_stamp(slot);
    uint64_t base = vmt_chunk_base(chunk);

    return stamp & VMT_MOVED
             ? c->newest - (((uint32_t)c->newest - (stamp >> 1)) & range)
             : base + (((stamp >> 1) - (uint32_t)base) & range);
}

/* Lists. */

static inline uint32_t vmt_list_last(const VmtChunks *c, uint32_t list)
{
    return c->last[list];
}

/* A chunk, or 0. The last one of a list may be there with nobody in it. */
static inline uint32_t vmt_list_first(const VmtChunks *c, uint32_t list)
{
    return c->last[list] ? c->at[c->last[list]].next : 0;
}

/* Which follows @id; 0: it is the last. */
static inline uint32_t vmt_chunk_next(const VmtChunks *c, uint32_t id)
{
    return vmt_chunk_is_last(&c->at[id]) ? 0 : c->at[id].next;
}

static inline bool vmt_list_is_empty(const VmtChunks *c, uint32_t list)
{
    uint32_t first = vmt_list_first(c, list);

    return !first || vmt_chunk_live(&c->at[first]) == 0;
}

/* @ts gets the next slot of chunk @id, which takes it. */
static inline void vmt_chunk_append(VmtChunks *c, uint32_t id, QEMUTimer *ts,
                                    uint64_t order)
{
    VmtChunk *chunk = &c->at[id];
    unsigned i = chunk->used++;

    chunk->live++;
    c->count++;
    chunk->slots[i].ts = ts;
    vmt_note(c, ts, id << VMT_SLOT_BITS | i, vmt_stamp_for(order));
}

/* @ts comes to the end of @list; to a chunk that is new there. */
void vmt_list_lengthen(VmtChunks *c, uint32_t list, QEMUTimer *ts,
                       uint64_t order);

static inline void vmt_list_append(VmtChunks *c, uint32_t list, QEMUTimer *ts,
                                   uint64_t order)
{
    uint32_t id = c->last[list];

    if (id && c->at[id].used < VMT_SLOTS && vmt_chunk_takes(&c->at[id], order)) {
        vmt_chunk_append(c, id, ts, order);
    } else {
        vmt_list_lengthen(c, list, ts, order);
    }
}

/* @ts comes before all of @list. */
void vmt_list_prepend(VmtChunks *c, uint32_t list, QEMUTimer *ts,
                      uint64_t order);

/*
 * Who stands at @spot goes; it is not touched. Gives what is `live` now: of 0 the
 * chunk is to be ended.
 */
static inline unsigned vmt_list_remove(VmtChunks *c, uint32_t spot)
{
    VmtChunk *chunk = vmt_chunk_of(c, spot);

    c->count--;
    vmt_slot_of(c, spot)->ts = NULL;
    return --chunk->live;
}

void vmt_chunk_end(VmtChunks *c, uint32_t id);

/*
 * The only one left in chunk @id, in its slot @i, goes to the chunk behind it, before
 * all there, or if @either to the one before it, behind all there. False: there is no
 * room, or it was moved.
 */
bool vmt_chunk_join(VmtChunks *c, uint32_t id, unsigned i, bool either);

/* Who is in chunk @id moves to its first slots; nobody there waits for being removed. */
void vmt_chunk_pack(VmtChunks *c, uint32_t id);

/* Where deletions leave more holes than memory may be used for, chunks are joined. */
static inline void vmt_chunks_judge(VmtChunks *c)
{
    c->lonely = c->in_use > c->sparse + c->count / 8 * 3;
}

/* The first chunk of @list, which it leaves. Nobody in it stands anywhere then. */
VmtChunk vmt_list_take_chunk(VmtChunks *c, uint32_t list);

/* Where its first timer stands, and the one behind @spot; 0: there is none. */
uint32_t vmt_first_spot(const VmtChunks *c, uint32_t list);
uint32_t vmt_next_spot(const VmtChunks *c, uint32_t spot);

/* The only chunk of @list, which stays, for who comes next. */
VmtChunk vmt_list_empty_chunk(VmtChunks *c, uint32_t list);

/* @list has one chunk at most, which goes, and nobody in it stands anywhere. */
void vmt_list_end(VmtChunks *c, uint32_t list);

/* All of @from to @to, where nobody is. */
void vmt_list_hand_over(VmtChunks *c, uint32_t from, uint32_t to);

#endif
