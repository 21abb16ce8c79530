/*
 * expiry: pending timers in firing order: (expire_ns, order of the last arming).
 *
 * Up to 16 are sorted (few.h). When more come they all go into blocks; when no more
 * than 8 are left, back.
 *
 * Timers stand in blocks of 64 (places.h). Which timer fires first in a block is
 * known exactly, and so is, by a tournament of the blocks (rounds.h), which is the
 * head of all.
 *
 * Within a block only that one timer's time is known to the block. The others'
 * are lower bounds: `filed` of a timer, `soonest` of a group of eight. Moving a
 * timer later, or deleting it, leaves them as they are and sets its bit in `moved`.
 * Only when a block's first timer goes, or moves later, the block is looked through
 * for the next: a group whose lowest bound is one of those is filed again, until one
 * is true.
 *
 *     soonest    5                        9
 *     filed      5   9  11  14  ..        9 ..
 *     moved      x       x
 *     timer     30   9   -  14  ..        9 ..       - : left
 *               ^ filed again: 30, 9, nobody, 14; then there are two with 9, both
 *                 true, and the one armed longer ago is first
 *
 * So no operation touches more than the 64 timers of one block, nothing is put off
 * that a query would have to wait for, and a timer's memory is never looked at
 * after it was deleted.
 *
 * A timer that is armed is the youngest of all: it never comes before an equal.
 */
#include "time/expiry.h"

/*
 * Up to 4096 timers stay in a near cache: there, filing the time of a timer that
 * moves later costs less than looking at the timer when its bound comes up.
 */
enum { LEVELS_IN_CACHE = 3, FEW_AGAIN = 8 };

void vmt_expiry_init(VmtExpiry *e)
{
    *e = (VmtExpiry){0};
    vmt_few_init(&e->few);
}

void vmt_expiry_deinit(VmtExpiry *e)
{
    vmt_rounds_deinit(&e->rounds);
    vmt_places_deinit(&e->places);
    *e = (VmtExpiry){0};
}

void vmt_expiry_reserve(VmtExpiry *e, unsigned count)
{
    if (vmt_places_reserve(&e->places, count)) {
        vmt_rounds_reserve(&e->rounds, e->places.row_room);
    }
}

/* Any thread may ask a timer for it. */
static void set_expire_time(QEMUTimer *ts, int64_t expire_ns)
{
    __atomic_store_n(&ts->expire_time, expire_ns, __ATOMIC_RELAXED);
}

static unsigned lowest_bit(unsigned bits)
{
    return (unsigned)__builtin_ctz(bits);
}

static void sum_up(VmtBlock *block, unsigned group)
{
    block->soonest[group] = vmt_soonest(block->groups[group].filed);
}

/* All of a group at once: the processor waits for their memory together. */
static void file_again(VmtRow *row, unsigned group)
{
    VmtGroup *g = &row->block->groups[group];

    for (unsigned i = 0; i < VMT_FAN; i++) {
        const QEMUTimer *ts = vmt_group_timer(g, i);

        g->filed[i] = ts ? (uint64_t)ts->expire_time : VMT_NOBODY;
    }
    row->moved &= ~(UINT64_C(0xff) << group * VMT_FAN);
    sum_up(row->block, group);
}

/* The one armed longest ago of those whose bits are set in a group. */
static unsigned oldest_of(const VmtRow *row, unsigned group, unsigned bits)
{
    const VmtGroup *g = &row->block->groups[group];
    unsigned oldest = lowest_bit(bits);

    while ((bits &= bits - 1)) {
        unsigned other = lowest_bit(bits);

        if (vmt_order_before(vmt_places_order(row, g->timers[other]),
                             vmt_places_order(row, g->timers[oldest]))) {
            oldest = other;
        }
    }
    return oldest;
}

/*
 * Whoever is due at @when, the group's bound, and older than *@first replaces it.
 * False: somebody is filed so and is not; the group was filed again.
 */
static bool look_at_group(const VmtPlaces *p, VmtRow *row, unsigned group,
                          uint64_t when, VmtFirst *first)
{
    unsigned bits = vmt_equals(row->block->groups[group].filed, when);

    if (!bits) {
        sum_up(row->block, group);
        return true;
    }
    if (row->moved >> group * VMT_FAN & bits) {
        file_again(row, group);
        return false;
    }
    uint32_t place = (uint32_t)(row - p->rows) * VMT_SLOTS + group * VMT_FAN
                     + oldest_of(row, group, bits);
    if (first->when != when
        || vmt_order_before(vmt_places_order_at(p, place),
                            vmt_places_order_at(p, first->place))) {
        *first = (VmtFirst){when, place};
    }
    return true;
}

/* Who fires first in a block, when it is not known any more. */
static VmtFirst look_through(const VmtPlaces *p, VmtRow *row)
{
    VmtBlock *block = row->block;

    for (;;) {
        VmtFirst first = {.when = VMT_NOBODY};
        uint64_t when = vmt_soonest(block->soonest);
        unsigned groups = vmt_equals(block->soonest, when);
        bool is_sure = true;

        if (when == VMT_NOBODY) {
            return first;
        }
        for (; groups; groups &= groups - 1) {
            is_sure &= look_at_group(p, row, lowest_bit(groups), when,
                                     &first);
        }
        if (is_sure && first.when == when) {
            return first;
        }
    }
}

/* The block's first timer is gone, or later than before, or younger. */
static void replace_first(VmtExpiry *e, VmtRow *row, uint32_t place,
                          uint64_t when)
{
    unsigned group = vmt_group_of(place);

    row->block->groups[group].filed[place % VMT_FAN] = when;
    sum_up(row->block, group);
    row->moved &= ~vmt_slot_bit(place);
    VmtFirst first = look_through(&e->places, row);
    row->first = first.place % VMT_SLOTS;
    vmt_rounds_sink(&e->rounds, &e->places, place >> VMT_SLOT_BITS, &first);
}

/* @arrival is new there, or sooner than before. True: it is the head. */
static bool file(VmtExpiry *e, VmtRow *row, const VmtFirst *arrival)
{
    unsigned group = vmt_group_of(arrival->place);
    VmtBlock *block = row->block;

    block->groups[group].filed[arrival->place % VMT_FAN] = arrival->when;
    row->moved &= ~vmt_slot_bit(arrival->place);
    if (arrival->when < block->soonest[group]) {
        block->soonest[group] = arrival->when;
    }
    if (arrival->when
        >= e->rounds.levels[0].when[arrival->place >> VMT_SLOT_BITS]) {
        return false;
    }
    row->first = arrival->place % VMT_SLOTS;
    return vmt_rounds_rise(&e->rounds, arrival);
}

static uint32_t fresh_place(VmtExpiry *e)
{
    uint32_t place = e->places.used;

    vmt_expiry_reserve(e, place + 1);
    vmt_rounds_admit(&e->rounds, place >> VMT_SLOT_BITS);
    e->places.used++;
    return place;
}

static bool insert_into_blocks(VmtExpiry *e, QEMUTimer *ts, uint64_t when)
{
    uint32_t place = e->places.left ? vmt_places_take_left(&e->places)
                                    : fresh_place(e);
    VmtRow *row = vmt_places_row(&e->places, place);
    VmtFirst arrival = {when, place};

    row->block->groups[vmt_group_of(place)].timers[place % VMT_FAN] = ts;
    vmt_places_note(row, place, ts, e->next_order++);
    return file(e, row, &arrival);
}

/* In their order, so that equals keep theirs. */
static void spread_few(VmtExpiry *e)
{
    for (unsigned i = 0; i < e->few.count; i++) {
        unsigned seat = vmt_few_seat(&e->few, i);

        insert_into_blocks(e, e->few.timers[seat], e->few.when[seat]);
    }
    vmt_few_init(&e->few);
    e->is_many = true;
}

bool vmt_expiry_insert(VmtExpiry *e, QEMUTimer *ts, int64_t expire_ns)
{
    set_expire_time(ts, expire_ns);
    if (e->count == VMT_FEW && !e->is_many) {
        spread_few(e);
    }
    e->count++;
    return e->is_many ? insert_into_blocks(e, ts, (uint64_t)expire_ns)
                      : vmt_few_insert(&e->few, ts, (uint64_t)expire_ns);
}

static bool move_in_blocks(VmtExpiry *e, QEMUTimer *ts, int64_t expire_ns)
{
    uint32_t place = vmt_place_of(ts);
    VmtRow *row = vmt_places_row(&e->places, place);
    bool is_sooner = expire_ns < ts->expire_time;
    VmtFirst moved = {(uint64_t)expire_ns, place};

    vmt_places_note(row, place, ts, e->next_order++);
    set_expire_time(ts, expire_ns);
    if (is_sooner) {
        return file(e, row, &moved);
    }
    if (row->first != place % VMT_SLOTS) {
        if (e->rounds.top < LEVELS_IN_CACHE) {
            vmt_places_group(&e->places, place)->filed[place % VMT_FAN] =
                moved.when;
        } else {
            row->moved |= vmt_slot_bit(place);
        }
        return false;
    }
    replace_first(e, row, place, moved.when);
    return e->rounds.levels[e->rounds.top].place[0] == place;
}

/*
 * What the next removal of the head will look at comes into the cache, while the
 * callback of this one runs.
 */
static void look_ahead(const VmtExpiry *e)
{
    uint32_t place = e->rounds.levels[e->rounds.top].place[0];
    const VmtBlock *block = vmt_places_row(&e->places, place)->block;
    const VmtGroup *group = &block->groups[vmt_group_of(place)];

    __builtin_prefetch(block->soonest);
    __builtin_prefetch(group->filed);
    __builtin_prefetch(group->timers);
}

static QEMUTimer *timer_at(const VmtExpiry *e, uint32_t place)
{
    return vmt_places_group(&e->places, place)->timers[place % VMT_FAN];
}

static void remove_from_blocks(VmtExpiry *e, const QEMUTimer *ts)
{
    uint32_t place = vmt_place_of(ts);
    VmtRow *row = vmt_places_row(&e->places, place);

    vmt_places_leave(&e->places, place);
    if (row->first == place % VMT_SLOTS) {
        replace_first(e, row, place, VMT_NOBODY);
    } else {
        row->moved |= vmt_slot_bit(place);
    }
}

static const VmtLevel *top_of(const VmtExpiry *e)
{
    return &e->rounds.levels[e->rounds.top];
}

/* The next that need blocks will stand close together again. */
static void gather_few(VmtExpiry *e)
{
    for (unsigned i = 0; i < e->count; i++) {
        uint64_t when = top_of(e)->when[0];
        QEMUTimer *ts = timer_at(e, top_of(e)->place[0]);

        remove_from_blocks(e, ts);
        vmt_few_insert(&e->few, ts, when);
    }
    e->places.used = 0;
    e->places.left = 0;
    e->rounds.top = 0;
    e->is_many = false;
}

bool vmt_expiry_move(VmtExpiry *e, QEMUTimer *ts, int64_t expire_ns)
{
    if (e->is_many) {
        return move_in_blocks(e, ts, expire_ns);
    }
    set_expire_time(ts, expire_ns);
    return vmt_few_move(&e->few, ts, (uint64_t)expire_ns);
}

void vmt_expiry_remove(VmtExpiry *e, QEMUTimer *ts)
{
    e->count--;
    if (!e->is_many) {
        vmt_few_remove(&e->few, ts);
    } else {
        remove_from_blocks(e, ts);
        if (e->count == FEW_AGAIN) {
            gather_few(e);
        } else if (e->rounds.top >= LEVELS_IN_CACHE) {
            look_ahead(e);
        }
    }
    ts->next = NULL;
    set_expire_time(ts, -1);
}

QEMUTimer *vmt_expiry_head(const VmtExpiry *e, int64_t *ret_expire_ns)
{
    if (e->count == 0) {
        return NULL;
    }
    if (!e->is_many) {
        unsigned seat = vmt_few_seat(&e->few, 0);

        *ret_expire_ns = (int64_t)e->few.when[seat];
        return e->few.timers[seat];
    }
    *ret_expire_ns = (int64_t)top_of(e)->when[0];
    return timer_at(e, top_of(e)->place[0]);
}

typedef struct Search {
    const VmtExpiry *e;
    int attr_mask;
    uint64_t soonest; /* so far */
} Search;

static bool counts(const Search *search, const QEMUTimer *ts)
{
    return !(ts->attributes & ~search->attr_mask);
}

static void search_group(Search *search, const VmtGroup *group)
{
    for (unsigned i = 0; i < VMT_FAN; i++) {
        if (group->filed[i] < search->soonest) {
            const QEMUTimer *ts = vmt_group_timer(group, i);

            if (ts && (uint64_t)ts->expire_time < search->soonest
                && counts(search, ts)) {
                search->soonest = (uint64_t)ts->expire_time;
            }
        }
    }
}

static void search_block(Search *search, const VmtBlock *block)
{
    for (unsigned i = 0; i < VMT_FAN; i++) {
        if (block->soonest[i] < search->soonest) {
            search_group(search, &block->groups[i]);
        }
    }
}

static void search_few(Search *search)
{
    const VmtFew *few = &search->e->few;

    for (unsigned i = 0; i < few->count; i++) {
        unsigned seat = vmt_few_seat(few, i);

        if (counts(search, few->timers[seat])) {
            search->soonest = few->when[seat];
            return;
        }
    }
}

/* Only where somebody is sooner than who was found. */
static void search_level(Search *search, unsigned i, uint32_t entry)
{
    const VmtLevel *level = &search->e->rounds.levels[i];

    if (level->when[entry] >= search->soonest) {
        return;
    }
    if (counts(search, timer_at(search->e, level->place[entry]))) {
        search->soonest = level->when[entry];
    } else if (i == 0) {
        search_block(search, search->e->places.rows[entry].block);
    } else {
        for (unsigned which = 0; which < VMT_FAN; which++) {
            search_level(search, i - 1, entry * VMT_FAN + which);
        }
    }
}

bool vmt_expiry_soonest(const VmtExpiry *e, int attr_mask,
                        int64_t *ret_expire_ns)
{
    Search search = {e, attr_mask, VMT_NOBODY};

    if (e->is_many) {
        search_level(&search, e->rounds.top, 0);
    } else {
        search_few(&search);
    }
    if (search.soonest == VMT_NOBODY) {
        return false;
    }
    *ret_expire_ns = (int64_t)search.soonest;
    return true;
}
