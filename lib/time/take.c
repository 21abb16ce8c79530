/*
 * take: timers of a list go to the few.
 */
#include "time/take.h"

bool vmt_any_moved(const VmtChunk *chunk)
{
    uint32_t marks = 0;

    for (unsigned i = 0; i < VMT_SLOTS; i++) {
        if (chunk->slots[i].ts) {
            marks |= vmt_stamp(&chunk->slots[i]);
        }
    }
    return marks & VMT_MOVED;
}

/* True: all of them can go to @few as they stand. */
static bool is_for_few(const VmtLadder *l, const VmtFew *few, uint32_t list)
{
    unsigned room = VMT_FEW - few->count;
    uint32_t id = vmt_list_first(&l->chunks, list);

    for (; id; id = vmt_chunk_next(&l->chunks, id)) {
        const VmtChunk *chunk = &l->chunks.at[id];

        if (vmt_chunk_live(chunk) > room || vmt_any_moved(chunk)) {
            return false;
        }
        room -= vmt_chunk_live(chunk);
    }
    return !(l->mixed[list / 64] & vmt_list_bit(list));
}

static void take_chunk(VmtLadder *l, VmtFew *few, VmtChunk chunk)
{
    l->taken += vmt_chunk_live(&chunk);
    for (unsigned i = 0; i < VMT_SLOTS; i++) {
        const VmtSlot *slot = &chunk.slots[i];

        if (slot->ts) {
            vmt_few_insert(few, slot->ts, vmt_when_of(slot->ts),
                           vmt_order(&l->chunks, &chunk, slot));
        }
    }
}

void vmt_take_all(VmtLadder *l, VmtFew *few)
{
    while (vmt_list_last(&l->chunks, VMT_REST)) {
        take_chunk(l, few, vmt_list_take_chunk(&l->chunks, VMT_REST));
    }
}

bool vmt_take_at_once(VmtLadder *l, VmtFew *few, uint32_t list)
{
    if (!is_for_few(l, few, list)) {
        return false;
    }
    l->busy[list / 64] &= ~vmt_list_bit(list);
    while (vmt_list_first(&l->chunks, list) != vmt_list_last(&l->chunks, list)) {
        take_chunk(l, few, vmt_list_take_chunk(&l->chunks, list));
    }
    take_chunk(l, few, vmt_list_empty_chunk(&l->chunks, list));
    return true;
}

void vmt_take_equals(VmtLadder *l, VmtFew *few, uint64_t when, VmtChunk chunk)
{
    l->taken += vmt_chunk_live(&chunk);
    for (unsigned i = 0; i < VMT_SLOTS; i++) {
        const VmtSlot *slot = &chunk.slots[i];

        if (slot->ts) {
            vmt_few_append(few, slot->ts, when,
                           vmt_order(&l->chunks, &chunk, slot));
        }
    }
}

typedef struct Chosen {
    unsigned count;
    uint32_t spots[VMT_FEW];
} Chosen;

static bool fires_before(const VmtChunks *c, uint32_t a, uint32_t b)
{
    const VmtSlot *slot_a = vmt_slot_of(c, a), *slot_b = vmt_slot_of(c, b);
    uint64_t when_a = vmt_when_of(slot_a->ts), when_b = vmt_when_of(slot_b->ts);

    return when_a == when_b
             ? vmt_order_before(vmt_order(c, vmt_chunk_of(c, a), slot_a),
                                vmt_order(c, vmt_chunk_of(c, b), slot_b))
             : when_a < when_b;
}

static void choose(const VmtChunks *c, Chosen *chosen, uint32_t spot)
{
    unsigned i = chosen->count;

    if (i == VMT_FEW) {
        if (!fires_before(c, spot, chosen->spots[--i])) {
            return;
        }
    } else {
        chosen->count++;
    }
    for (; i > 0 && fires_before(c, spot, chosen->spots[i - 1]); i--) {
        chosen->spots[i] = chosen->spots[i - 1];
    }
    chosen->spots[i] = spot;
}

static void take(VmtLadder *l, VmtFew *few, uint32_t spot)
{
    const VmtSlot *slot = vmt_slot_of(&l->chunks, spot);
    QEMUTimer *ts = slot->ts;
    uint64_t order = vmt_order(&l->chunks, vmt_chunk_of(&l->chunks, spot), slot);

    l->taken++;
    vmt_ladder_leave(l, spot);
    vmt_few_insert(few, ts, vmt_when_of(ts), order);
}

void vmt_take_soonest(VmtLadder *l, VmtFew *few)
{
    Chosen chosen = {0};

    for (uint32_t spot = vmt_first_spot(&l->chunks, VMT_REST); spot;
         spot = vmt_next_spot(&l->chunks, spot)) {
        choose(&l->chunks, &chosen, spot);
    }
    for (unsigned i = 0; i < chosen.count; i++) {
        take(l, few, chosen.spots[i]);
    }
}
