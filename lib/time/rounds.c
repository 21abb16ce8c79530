/*
 * rounds: a tournament between blocks of timers: whose first timer fires first?
 *
 * An entry that is not first of its eight changes nothing above it, unless it gets
 * sooner than the one that is. That is why most changes end where they begin.
 */
#include "time/rounds.h"

#include "base/bug.h"

#include <stdlib.h>

void vmt_rounds_deinit(VmtRounds *r)
{
    for (unsigned i = 0; i < VMT_LEVELS; i++) {
        free(r->levels[i].when);
        free(r->levels[i].place);
    }
}

static void grow(VmtLevel *level, unsigned count)
{
    unsigned room = (count + VMT_FAN - 1) / VMT_FAN * VMT_FAN;

    level->when = vmt_realloc(level->when, room, sizeof *level->when);
    level->place = vmt_realloc(level->place, room, sizeof *level->place);
    for (unsigned i = level->room; i < room; i++) {
        level->when[i] = VMT_NOBODY;
        level->place[i] = 0;
    }
    level->room = room;
}

void vmt_rounds_reserve(VmtRounds *r, unsigned count)
{
    for (VmtLevel *level = r->levels;; level++) {
        if (level->room < count) {
            grow(level, count);
        }
        if (count == 1) {
            break;
        }
        count = (count + VMT_FAN - 1) / VMT_FAN;
    }
}

static void set_first(VmtLevel *level, uint32_t entry, const VmtFirst *first)
{
    level->when[entry] = first->when;
    level->place[entry] = first->place;
}

static VmtFirst get_first(const VmtLevel *level, uint32_t entry)
{
    return (VmtFirst){level->when[entry], level->place[entry]};
}

void vmt_rounds_admit(VmtRounds *r, uint32_t block)
{
    while (block >> r->top * VMT_FAN_BITS) {
        VmtFirst first = get_first(&r->levels[r->top], 0);

        set_first(&r->levels[++r->top], 0, &first);
    }
}

/* Who fires first of the eight entries from @base on. */
static VmtFirst first_of(const VmtLevel *level, const VmtPlaces *p,
                         uint32_t base)
{
    const uint64_t *when = &level->when[base];
    uint64_t soonest = vmt_soonest(when);
    unsigned bits = vmt_equals(when, soonest);
    uint32_t first = base + (unsigned)__builtin_ctz(bits);

    while (soonest != VMT_NOBODY && (bits &= bits - 1)) {
        uint32_t other = base + (unsigned)__builtin_ctz(bits);

        if (vmt_order_before(vmt_places_order_at(p, level->place[other]),
                             vmt_places_order_at(p, level->place[first]))) {
            first = other;
        }
    }
    return get_first(level, first);
}

/* Is the first of @entry, in the level above, one of @part's, below it? */
static bool is_of_part(const VmtLevel *level, unsigned i, uint32_t entry,
                       uint32_t part)
{
    return level->place[entry] >> (VMT_SLOT_BITS + (i - 1) * VMT_FAN_BITS)
           == part;
}

bool vmt_rounds_rise(VmtRounds *r, const VmtFirst *first)
{
    uint32_t part = first->place >> VMT_SLOT_BITS;

    set_first(&r->levels[0], part, first);
    for (unsigned i = 1; i <= r->top; i++) {
        VmtLevel *level = &r->levels[i];
        uint32_t entry = part >> VMT_FAN_BITS;

        if (first->when >= level->when[entry]
            && !is_of_part(level, i, entry, part)) {
            return false;
        }
        set_first(level, entry, first);
        part = entry;
    }
    return true;
}

void vmt_rounds_sink(VmtRounds *r, const VmtPlaces *p, uint32_t block,
                     const VmtFirst *first)
{
    uint32_t part = block;

    set_first(&r->levels[0], part, first);
    for (unsigned i = 1; i <= r->top; i++) {
        VmtLevel *level = &r->levels[i];
        uint32_t entry = part >> VMT_FAN_BITS;

        if (!is_of_part(level, i, entry, part)) {
            return;
        }
        VmtFirst winner = first_of(level - 1, p, entry * VMT_FAN);
        set_first(level, entry, &winner);
        part = entry;
    }
}

const char *vmt_rounds_check(const VmtRounds *r, const VmtPlaces *p,
                             uint32_t blocks)
{
    uint32_t count = blocks;

    for (unsigned i = 1; i <= r->top; i++) {
        count = (count + VMT_FAN - 1) / VMT_FAN;
        for (uint32_t entry = 0; entry < count; entry++) {
            VmtFirst want = first_of(&r->levels[i - 1], p, entry * VMT_FAN);
            VmtFirst have = get_first(&r->levels[i], entry);

            if (want.when != have.when
                || (want.when != VMT_NOBODY && want.place != have.place)) {
                return "a timer stands behind one that fires later";
            }
        }
    }
    return NULL;
}
