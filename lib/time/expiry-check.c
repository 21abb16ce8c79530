/*
 * expiry-check: does every timer stand where it should?
 *
 * Looks at each for itself, without what the structure believes to know.
 */
#include "time/expiry.h"

/* One timer of a block; *@first becomes it if it fires sooner. */
static const char *check_slot(const VmtPlaces *p, const VmtRow *row,
                              uint32_t place, VmtFirst *first)
{
    const VmtGroup *group = &row->block->groups[vmt_group_of(place)];
    const QEMUTimer *ts = vmt_group_timer(group, place % VMT_FAN);
    uint64_t filed = group->filed[place % VMT_FAN];

    if (filed < row->block->soonest[vmt_group_of(place)]) {
        return "a timer stands behind one that fires later";
    }
    if (!ts) {
        return NULL;
    }
    if (vmt_place_of(ts) != place) {
        return "a timer does not know its place";
    }
    if (ts->expire_time < 0 || (uint64_t)ts->expire_time < filed) {
        return "a timer's expire_time was changed behind the list's back";
    }
    if ((uint64_t)ts->expire_time != filed
        && !(row->moved & vmt_slot_bit(place))) {
        return "a timer's expire_time was changed behind the list's back";
    }
    VmtFirst this = {(uint64_t)ts->expire_time, place};
    if (this.when < first->when
        || (this.when == first->when
            && vmt_order_before(vmt_places_order_at(p, place),
                                vmt_places_order_at(p, first->place)))) {
        *first = this;
    }
    return NULL;
}

static const char *check_block(const VmtExpiry *e, uint32_t block,
                               unsigned *ret_count)
{
    const VmtRow *row = &e->places.rows[block];
    const VmtLevel *level = &e->rounds.levels[0];
    VmtFirst first = {.when = VMT_NOBODY};

    for (unsigned slot = 0; slot < VMT_SLOTS; slot++) {
        uint32_t place = block * VMT_SLOTS + slot;

        if (place >= e->places.used) {
            break;
        }
        const char *broken = check_slot(&e->places, row, place, &first);
        if (broken) {
            return broken;
        }
        *ret_count += vmt_group_timer(&row->block->groups[slot / VMT_FAN],
                                      slot % VMT_FAN) != NULL;
    }
    if (level->when[block] != first.when
        || (first.when != VMT_NOBODY && level->place[block] != first.place)) {
        return "a timer stands behind one that fires later";
    }
    return NULL;
}

const char *vmt_expiry_check(const VmtExpiry *e)
{
    uint32_t blocks = (e->places.used + VMT_SLOTS - 1) / VMT_SLOTS;
    unsigned count = e->few.count;

    for (uint32_t block = 0; block < blocks; block++) {
        const char *broken = check_block(e, block, &count);

        if (broken) {
            return broken;
        }
    }
    if (!e->is_many) {
        return count == e->count ? vmt_few_check(&e->few)
                                 : "the count of pending timers is wrong";
    }
    if (count != e->count) {
        return "the count of pending timers is wrong";
    }
    return vmt_rounds_check(&e->rounds, &e->places, blocks);
}
