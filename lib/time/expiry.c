/*
 * expiry: pending timers in firing order: (expire_ns, order of arming).
 *
 * A 4-ary heap in one array:
 *
 *        0
 *     1 2 3 4          children of i: 4i+1 .. 4i+4, parent (i-1)/4
 *   5 .. 20
 *
 * An entry carries its key, so that sifting touches no timer but to tell it its
 * new place. Sequence numbers are compared by their distance and may wrap.
 */
#include "time/expiry.h"

#include "base/bug.h"

#include <stdlib.h>

struct VmtExpiryEntry {
    int64_t expire_ns;
    uint64_t sequence;
    QEMUTimer *ts;
};

enum { ARITY = 4, FIRST_ROOM = 16 };

void vmt_expiry_init(VmtExpiry *e)
{
    *e = (VmtExpiry){0};
}

void vmt_expiry_deinit(VmtExpiry *e)
{
    free(e->entries);
    *e = (VmtExpiry){0};
}

void vmt_expiry_reserve(VmtExpiry *e, unsigned count)
{
    if (count > e->room) {
        e->entries = vmt_realloc(e->entries, count, sizeof *e->entries);
        e->room = count;
    }
}

static bool fires_before(const VmtExpiryEntry *a, const VmtExpiryEntry *b)
{
    if (a->expire_ns != b->expire_ns) {
        return a->expire_ns < b->expire_ns;
    }
    return (int64_t)(a->sequence - b->sequence) < 0;
}

/* A timer's place is 1 + its index, so that NULL is none. */
static void put(VmtExpiry *e, unsigned place, VmtExpiryEntry entry)
{
    e->entries[place] = entry;
    entry.ts->next = (QEMUTimer *)((uintptr_t)place + 1);
}

static unsigned place_of(const QEMUTimer *ts)
{
    return (unsigned)((uintptr_t)ts->next - 1);
}

static unsigned sift_up(VmtExpiry *e, unsigned place, VmtExpiryEntry entry)
{
    while (place > 0) {
        unsigned parent = (place - 1) / ARITY;

        if (!fires_before(&entry, &e->entries[parent])) {
            break;
        }
        put(e, place, e->entries[parent]);
        place = parent;
    }
    put(e, place, entry);
    return place;
}

static unsigned soonest_child(const VmtExpiry *e, unsigned place)
{
    unsigned first = place * ARITY + 1;
    unsigned soonest = first;

    for (unsigned i = first + 1; i < first + ARITY && i < e->count; i++) {
        if (fires_before(&e->entries[i], &e->entries[soonest])) {
            soonest = i;
        }
    }
    return soonest;
}

static void sift_down(VmtExpiry *e, unsigned place, VmtExpiryEntry entry)
{
    while (place * ARITY + 1 < e->count) {
        unsigned child = soonest_child(e, place);

        if (!fires_before(&e->entries[child], &entry)) {
            break;
        }
        put(e, place, e->entries[child]);
        place = child;
    }
    put(e, place, entry);
}

bool vmt_expiry_insert(VmtExpiry *e, QEMUTimer *ts, int64_t expire_ns)
{
    if (e->count == e->room) {
        vmt_expiry_reserve(e, e->room ? e->room * 2 : FIRST_ROOM);
    }
    VmtExpiryEntry entry = {expire_ns, e->next_sequence++, ts};
    return sift_up(e, e->count++, entry) == 0;
}

void vmt_expiry_remove(VmtExpiry *e, QEMUTimer *ts)
{
    unsigned place = place_of(ts);
    VmtExpiryEntry last = e->entries[--e->count];

    ts->next = NULL;
    if (last.ts != ts && sift_up(e, place, last) == place) {
        sift_down(e, place, last);
    }
}

QEMUTimer *vmt_expiry_head(const VmtExpiry *e, int64_t *ret_expire_ns)
{
    if (e->count == 0) {
        return NULL;
    }
    *ret_expire_ns = e->entries[0].expire_ns;
    return e->entries[0].ts;
}

bool vmt_expiry_soonest(const VmtExpiry *e, int attr_mask,
                        int64_t *ret_expire_ns)
{
    bool found = false;

    for (unsigned i = 0; i < e->count; i++) {
        const VmtExpiryEntry *entry = &e->entries[i];

        if (!(entry->ts->attributes & ~attr_mask)
            && (!found || entry->expire_ns < *ret_expire_ns)) {
            *ret_expire_ns = entry->expire_ns;
            found = true;
            if (i == 0) {
                break;
            }
        }
    }
    return found;
}

const char *vmt_expiry_check(const VmtExpiry *e)
{
    for (unsigned i = 0; i < e->count; i++) {
        const VmtExpiryEntry *entry = &e->entries[i];

        if (place_of(entry->ts) != i) {
            return "a timer does not know its place";
        }
        if (entry->ts->expire_time != entry->expire_ns) {
            return "a timer's expire_time was changed behind the list's back";
        }
        if (i && fires_before(entry, &e->entries[(i - 1) / ARITY])) {
            return "a timer stands behind one that fires later";
        }
    }
    return NULL;
}
