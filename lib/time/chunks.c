/*
 * chunks: timers in lists, six to a chunk of one cache line.
 *
 * The memory is mapped and grows where it is, or moves page by page: no
 * allocation copies, however many there are. It comes as zeros, and so do the ends of
 * the lists that lie at its beginning: all are empty.
 */
#include "time/chunks.h"

#include "base/bug.h"

#include <sys/mman.h>

enum {
    FIRST_ROOM = 2048,
    MOST_ROOM = 1 << (32 - VMT_SLOT_BITS),
};

static size_t bytes_for(uint64_t room)
{
    return room < SIZE_MAX / sizeof(VmtChunk) ? room * sizeof(VmtChunk)
                                             : SIZE_MAX;
}

void vmt_chunks_deinit(VmtChunks *c)
{
    if (c->at) {
        munmap(c->at, bytes_for(c->room));
    }
    *c = (VmtChunks){0};
}

static void grow(VmtChunks *c, uint64_t room)
{
    void *at = MAP_FAILED;

    if (room <= MOST_ROOM && bytes_for(room) < SIZE_MAX) {
        at = c->at ? mremap(c->at, bytes_for(c->room), bytes_for(room),
                            MREMAP_MAYMOVE)
                   : mmap(NULL, bytes_for(room), PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    }
    if (at == MAP_FAILED) {
        vmt_bug("out of memory (%zu bytes)", bytes_for(room));
    }
    c->at = at;
    c->last = at;
    c->room = (uint32_t)room;
}

/* Room for @count chunks. */
static void make_room(VmtChunks *c, uint64_t count)
{
    uint64_t room = c->room ? c->room : FIRST_ROOM;

    while (room < count + VMT_FIRST_CHUNK) {
        room += room / 2;
    }
    if (!c->room) {
        c->used = VMT_FIRST_CHUNK;
    }
    if (room != c->room) {
        grow(c, room);
    }
}

void vmt_chunks_begin(VmtChunks *c)
{
    make_room(c, 1);
}

/* At worst there is one in each chunk, and an empty chunk in each list. */
void vmt_chunks_reserve(VmtChunks *c, uint32_t count)
{
    make_room(c, (uint64_t)count + VMT_LISTS);
}

static void count_chunk(VmtChunks *c, uint32_t change)
{
    c->in_use += change;
    vmt_chunks_judge(c);
}

static uint32_t take_chunk(VmtChunks *c, uint64_t order)
{
    uint32_t id = c->left;

    count_chunk(c, 1);
    if (id) {
        c->left = c->at[id].next;
    } else {
        if (c->used == c->room) {
            make_room(c, (uint64_t)c->used - VMT_FIRST_CHUNK + 1);
        }
        id = c->used++;
    }
    c->at[id] = (VmtChunk){0};
    vmt_chunk_set_base(&c->at[id], order);
    return id;
}

static void drop_chunk(VmtChunks *c, uint32_t id)
{
    count_chunk(c, -1);
    c->at[id].live = 0;
    c->at[id].next = c->left;
    c->left = id;
}

/* @id comes behind the last of @list, and so before the first. */
static void link_chunk(VmtChunks *c, uint32_t list, uint32_t id)
{
    uint32_t last = c->last[list] ? c->last[list] : id;
    uint32_t first = c->last[list] ? c->at[last].next : id;

    c->at[id].prev = last;
    c->at[id].next = first;
    c->at[last].next = id;
    c->at[first].prev = id;
}

static void unlink_chunk(VmtChunks *c, uint32_t id)
{
    const VmtChunk *chunk = &c->at[id];

    c->at[chunk->prev].next = chunk->next;
    c->at[chunk->next].prev = chunk->prev;
}

/* A chunk at the end of @list, with room for @order. */
static uint32_t new_last(VmtChunks *c, uint32_t list, uint64_t order)
{
    uint32_t last = c->last[list];

    if (last && vmt_chunk_live(&c->at[last]) == 0) {
        c->at[last].used = 0;
        vmt_chunk_set_base(&c->at[last], order);
        return last;
    }
    uint32_t id = take_chunk(c, order);
    link_chunk(c, list, id);
    if (last) {
        c->at[last].live &= (uint8_t)~VMT_IS_LAST;
    }
    c->at[id].live |= VMT_IS_LAST;
    c->last[list] = id;
    return id;
}

void vmt_list_lengthen(VmtChunks *c, uint32_t list, QEMUTimer *ts,
                       uint64_t order)
{
    vmt_chunk_append(c, new_last(c, list, order), ts, order);
}

/* How many slots there are before the first timer. */
static unsigned holes_before(const VmtChunk *chunk)
{
    unsigned i = 0;

    while (i < VMT_SLOTS && !chunk->slots[i].ts) {
        i++;
    }
    return i;
}

static void put(VmtChunks *c, uint32_t id, unsigned i, QEMUTimer *ts,
                uint32_t stamp)
{
    c->at[id].slots[i].ts = ts;
    c->at[id].live++;
    vmt_note(c, ts, id << VMT_SLOT_BITS | i, stamp);
}

void vmt_list_prepend(VmtChunks *c, uint32_t list, QEMUTimer *ts,
                      uint64_t order)
{
    uint32_t id = vmt_list_first(c, list);
    unsigned holes = id ? holes_before(&c->at[id]) : 0;

    if (!holes || holes == VMT_SLOTS || !vmt_chunk_takes(&c->at[id], order)) {
        id = take_chunk(c, order);
        link_chunk(c, list, id);
        if (!c->last[list]) {
            c->last[list] = id;
            c->at[id].live |= VMT_IS_LAST;
        }
        c->at[id].used = VMT_SLOTS;
        holes = VMT_SLOTS;
    }
    put(c, id, holes - 1, ts, vmt_stamp_for(order));
    c->count++;
}

void vmt_chunk_end(VmtChunks *c, uint32_t id)
{
    unlink_chunk(c, id);
    drop_chunk(c, id);
}

VmtChunk vmt_list_take_chunk(VmtChunks *c, uint32_t list)
{
    uint32_t id = vmt_list_first(c, list);
    VmtChunk chunk = c->at[id];

    c->count -= vmt_chunk_live(&chunk);
    if (vmt_chunk_is_last(&chunk)) {
        c->last[list] = 0;
    }
    vmt_chunk_end(c, id);
    return chunk;
}

VmtChunk vmt_list_empty_chunk(VmtChunks *c, uint32_t list)
{
    VmtChunk *at = &c->at[c->last[list]], chunk = *at;

    c->count -= vmt_chunk_live(&chunk);
    memset(at->slots, 0, sizeof at->slots);
    at->used = 0;
    at->live = VMT_IS_LAST;
    return chunk;
}

void vmt_chunk_pack(VmtChunks *c, uint32_t id)
{
    VmtChunk *chunk = &c->at[id];
    unsigned packed = 0;

    for (unsigned i = 0; i < VMT_SLOTS; i++) {
        VmtSlot slot = chunk->slots[i];

        if (slot.ts) {
            uint32_t stamp = vmt_stamp(&slot);

            chunk->slots[i].ts = NULL;
            chunk->slots[packed].ts = slot.ts;
            vmt_note(c, slot.ts, id << VMT_SLOT_BITS | packed++, stamp);
        }
    }
}

/* Where it can stand in the chunk before; VMT_SLOTS: nowhere. */
static unsigned hole_behind(const VmtChunk *chunk)
{
    unsigned i = VMT_SLOTS;

    while (i > 0 && !chunk->slots[i - 1].ts) {
        i--;
    }
    return chunk->live && !vmt_chunk_is_last(chunk) ? i : VMT_SLOTS;
}

static unsigned hole_before(const VmtChunk *chunk)
{
    unsigned holes = holes_before(chunk);

    return holes > 0 && holes < VMT_SLOTS ? holes - 1 : VMT_SLOTS;
}

bool vmt_chunk_join(VmtChunks *c, uint32_t id, unsigned i, bool either)
{
    const VmtChunk *chunk = &c->at[id];
    const VmtSlot *slot = &chunk->slots[i];
    uint64_t order = vmt_order(c, chunk, slot);
    uint32_t other = chunk->next;
    unsigned hole = hole_before(&c->at[other]);

    if (hole == VMT_SLOTS && either) {
        other = chunk->prev;
        hole = hole_behind(&c->at[other]);
    }
    if (hole == VMT_SLOTS || vmt_has_moved(slot)
        || !vmt_chunk_takes(&c->at[other], order)) {
        return false;
    }
    put(c, other, hole, slot->ts, vmt_stamp(slot));
    vmt_chunk_end(c, id);
    return true;
}

/* At @spot or behind it. */
static uint32_t spot_from(const VmtChunks *c, uint32_t spot)
{
    uint32_t id = spot >> VMT_SLOT_BITS;

    while (id) {
        for (; spot < (id << VMT_SLOT_BITS) + VMT_SLOTS; spot++) {
            if (vmt_slot_of(c, spot)->ts) {
                return spot;
            }
        }
        id = vmt_chunk_next(c, id);
        spot = id << VMT_SLOT_BITS;
    }
    return 0;
}

uint32_t vmt_first_spot(const VmtChunks *c, uint32_t list)
{
    return spot_from(c, vmt_list_first(c, list) << VMT_SLOT_BITS);
}

uint32_t vmt_next_spot(const VmtChunks *c, uint32_t spot)
{
    return spot_from(c, spot + 1);
}

void vmt_list_end(VmtChunks *c, uint32_t list)
{
    uint32_t id = c->last[list];

    if (id) {
        c->count -= vmt_chunk_live(&c->at[id]);
        c->last[list] = 0;
        drop_chunk(c, id);
    }
}

void vmt_list_hand_over(VmtChunks *c, uint32_t from, uint32_t to)
{
    vmt_list_end(c, to);
    c->last[to] = c->last[from];
    c->last[from] = 0;
}
