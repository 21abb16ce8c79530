/*
 * places: where pending timers stand, and the memory for it.
 *
 * A place is a number that a timer keeps as long as it is pending, in its `next`
 * field, which nobody else touches. Places come in blocks of 64, eight groups of
 * eight; blocks never move, so that growing touches no timer:
 *
 *     place = block * 64 + slot        slot = group * 8 + 0 .. 7
 *
 * A left place is written down in itself, and given to the next who comes.
 *
 * The order of arming has 64 bits. Its low half stands where arming writes anyway,
 * beside the place; its high half, which changes every 2^32 armings, once for the
 * block, and in the block for those who were armed before it changed.
 */
#ifndef VMT_TIME_PLACES_H
#define VMT_TIME_PLACES_H

#include "base/base.h"
#include "vmtimer/timer.h"

enum { VMT_FAN = 8, VMT_FAN_BITS = 3, VMT_SLOTS = 64, VMT_SLOT_BITS = 6 };

/* Later than the far end of time, which is INT64_MAX. */
#define VMT_NOBODY UINT64_MAX

/* Is half a word enough for a place? */
#define VMT_WORD_HAS_ROOM (UINTPTR_MAX > UINT32_MAX)

typedef struct VmtGroup {
    uint64_t filed[VMT_FAN];    /* see expiry.c */
    QEMUTimer *timers[VMT_FAN]; /* of a left place: the one left before, odd */
} VmtGroup;

typedef struct VmtBlock {
    uint64_t soonest[VMT_FAN];  /* of each group's filed, or less */
    VmtGroup groups[VMT_FAN];
    uint32_t order_high[VMT_SLOTS];
#if !VMT_WORD_HAS_ROOM
    uint32_t order_low[VMT_SLOTS];
#endif
} VmtBlock;

/* What of a block is looked at most. */
typedef struct VmtRow {
    VmtBlock *block;
    uint64_t armed_before; /* a bit a slot: order_high, not this one, is its */
    uint64_t moved;        /* a bit a slot: its timer went, or is later than filed */
    uint32_t order_high;
    uint32_t first;        /* the slot that fires first */
} VmtRow;

typedef struct VmtSlab VmtSlab;

typedef struct VmtPlaces {
    VmtRow *rows;
    unsigned row_count;
    unsigned row_room;
    uint32_t used;  /* places given out so far: 0 .. used - 1 */
    uint32_t left;  /* 1 + the place left last; 0: none */
    VmtSlab *slabs; /* the blocks' memory */
} VmtPlaces;

void vmt_places_deinit(VmtPlaces *p);

/* Room for @count timers without allocating. True: row_room has grown. */
bool vmt_places_reserve(VmtPlaces *p, unsigned count);

/* A block's order_high changes; nobody in it forgets the old one. */
void vmt_places_turn_over(VmtRow *row, uint32_t order_high);

static inline uint64_t vmt_slot_bit(uint32_t place)
{
    return UINT64_C(1) << place % VMT_SLOTS;
}

static inline VmtRow *vmt_places_row(const VmtPlaces *p, uint32_t place)
{
    return &p->rows[place >> VMT_SLOT_BITS];
}

static inline uint32_t vmt_place_of(const QEMUTimer *ts)
{
    return (uint32_t)(uintptr_t)ts->next - 1;
}

static inline unsigned vmt_group_of(uint32_t place)
{
    return place % VMT_SLOTS / VMT_FAN;
}

static inline VmtGroup *vmt_places_group(const VmtPlaces *p, uint32_t place)
{
    return &vmt_places_row(p, place)->block->groups[vmt_group_of(place)];
}

/* Who stands at one of a group's places, or NULL. */
static inline QEMUTimer *vmt_group_timer(const VmtGroup *group, unsigned i)
{
    return (uintptr_t)group->timers[i] & 1 ? NULL : group->timers[i];
}

static inline void vmt_places_leave(VmtPlaces *p, uint32_t place)
{
    uintptr_t before = (uintptr_t)p->left << 1 | 1; /* no timer is odd */

    vmt_places_group(p, place)->timers[place % VMT_FAN] = (QEMUTimer *)before;
    p->left = place + 1;
}

/* There must be one. */
static inline uint32_t vmt_places_take_left(VmtPlaces *p)
{
    uint32_t place = p->left - 1;
    QEMUTimer *before = vmt_places_group(p, place)->timers[place % VMT_FAN];

    p->left = (uint32_t)((uintptr_t)before >> 1);
    return place;
}

/* @ts is armed at @place, @order-th. */
static inline void vmt_places_note(VmtRow *row, uint32_t place, QEMUTimer *ts,
                                   uint64_t order)
{
    uintptr_t next = (uintptr_t)place + 1;

    if (row->order_high != (uint32_t)(order >> 32)) {
        vmt_places_turn_over(row, (uint32_t)(order >> 32));
    }
    if (row->armed_before) {
        row->armed_before &= ~vmt_slot_bit(place);
    }
#if VMT_WORD_HAS_ROOM
    next |= order << 32;
#else
    row->block->order_low[place % VMT_SLOTS] = (uint32_t)order;
#endif
    ts->next = (QEMUTimer *)next;
}

static inline uint64_t vmt_places_order(const VmtRow *row, const QEMUTimer *ts)
{
    unsigned slot = vmt_place_of(ts) % VMT_SLOTS;
    uint64_t high = row->armed_before >> slot & 1 ? row->block->order_high[slot]
                                                  : row->order_high;
#if VMT_WORD_HAS_ROOM
    return high << 32 | (uintptr_t)ts->next >> 32;
#else
    return high << 32 | row->block->order_low[slot];
#endif
}

/* Of who stands at @place. */
static inline uint64_t vmt_places_order_at(const VmtPlaces *p, uint32_t place)
{
    return vmt_places_order(vmt_places_row(p, place),
                            vmt_places_group(p, place)->timers[place % VMT_FAN]);
}

/* Orders are compared by their distance and may wrap. */
static inline bool vmt_order_before(uint64_t a, uint64_t b)
{
    return (int64_t)(a - b) < 0;
}

#endif
