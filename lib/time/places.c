/*
 * places: where pending timers stand, and the memory for it.
 *
 * Blocks are allocated in slabs, each as large as all before it, up to 64 blocks:
 * a list with a few timers is small, and no allocation of a large one takes long.
 */
#include "time/places.h"

#include "base/bug.h"

#include <stdlib.h>

enum { LINE = 64, BLOCKS_IN_A_SLAB = 64, FIRST_ROWS = 4 };

struct VmtSlab {
    VmtSlab *next;
};

_Static_assert(sizeof(VmtBlock) <= 22 * VMT_SLOTS, "bytes a timer");

void vmt_places_deinit(VmtPlaces *p)
{
    while (p->slabs) {
        VmtSlab *next = p->slabs->next;

        free(p->slabs);
        p->slabs = next;
    }
    free(p->rows);
}

static void vacate(VmtBlock *block)
{
    for (unsigned i = 0; i < VMT_FAN; i++) {
        block->soonest[i] = VMT_NOBODY;
        for (unsigned k = 0; k < VMT_FAN; k++) {
            block->groups[i].filed[k] = VMT_NOBODY;
        }
    }
}

static bool reserve_rows(VmtPlaces *p, unsigned count)
{
    unsigned room = p->row_room ? p->row_room : FIRST_ROWS;

    if (count <= p->row_room) {
        return false;
    }
    while (room < count) {
        room *= 2;
    }
    p->rows = vmt_realloc(p->rows, room, sizeof *p->rows);
    p->row_room = room;
    return true;
}

static void add_slab(VmtPlaces *p, unsigned count)
{
    VmtSlab *slab = vmt_alloc(1, sizeof *slab + LINE - 1
                                     + count * sizeof(VmtBlock));
    uintptr_t first = ((uintptr_t)(slab + 1) + LINE - 1) / LINE * LINE;
    VmtBlock *blocks = (VmtBlock *)first;

    slab->next = p->slabs;
    p->slabs = slab;
    for (unsigned i = 0; i < count; i++) {
        vacate(&blocks[i]);
        p->rows[p->row_count++] = (VmtRow){.block = &blocks[i]};
    }
}

bool vmt_places_reserve(VmtPlaces *p, unsigned count)
{
    unsigned blocks = count / VMT_SLOTS + (count % VMT_SLOTS != 0);
    bool has_grown = false;

    while (p->row_count < blocks) {
        unsigned more = p->row_count ? p->row_count : 1;

        if (more > BLOCKS_IN_A_SLAB) {
            more = BLOCKS_IN_A_SLAB;
        }
        has_grown |= reserve_rows(p, p->row_count + more);
        add_slab(p, more);
    }
    return has_grown;
}

void vmt_places_turn_over(VmtRow *row, uint32_t order_high)
{
    for (unsigned slot = 0; slot < VMT_SLOTS; slot++) {
        if (!(row->armed_before >> slot & 1)) {
            row->block->order_high[slot] = row->order_high;
        }
    }
    row->armed_before = UINT64_MAX;
    row->order_high = order_high;
}
