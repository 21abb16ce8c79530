/*
 * expiry: pending timers in firing order: (expire_ns, order of the last arming).
 *
 * The few that fire next are sorted (few.h); who fires at the ladder's horizon or
 * later lies behind them in bags (rungs.h). Few are at most 16: the 17th sends the
 * later half of them to the ladder. When none is left, the next bag is sorted, by
 * pieces if it is large; until then who fires next is not known, only a time before
 * which nobody does.
 *
 * A timer that is armed is the youngest of all: it never comes before an equal.
 */
#include "time/expiry.h"

enum { FEW_STAY = VMT_FEW / 2 };

void vmt_expiry_init(VmtExpiry *e)
{
    *e = (VmtExpiry){0};
    vmt_few_init(&e->few);
    vmt_ladder_init(&e->ladder);
}

void vmt_expiry_deinit(VmtExpiry *e)
{
    vmt_ladder_deinit(&e->ladder);
}

void vmt_expiry_reserve(VmtExpiry *e, unsigned count)
{
    vmt_ladder_reserve(&e->ladder, count);
}

bool vmt_expiry_settle(VmtExpiry *e)
{
    return vmt_expiry_is_settled(e) || vmt_ladder_fill(&e->ladder, &e->few);
}

/* There is no seat for it, or it fires at the horizon or later. */
bool vmt_expiry_insert_behind(VmtExpiry *e, QEMUTimer *ts, int64_t expire_ns)
{
    uint64_t when = (uint64_t)expire_ns;

    if (when < e->ladder.horizon) {
        vmt_ladder_take_from(&e->ladder, &e->few, FEW_STAY);
    }
    if (when < e->ladder.horizon) {
        return vmt_expiry_insert_few(e, ts, expire_ns);
    }
    vmt_expiry_count_on(e, 1);
    vmt_expiry_set_time(ts, expire_ns);
    vmt_ladder_insert(&e->ladder, ts, e->next_order++);
    return false;
}

static bool is_head(const VmtExpiry *e, const QEMUTimer *ts)
{
    return e->few.count && e->few.timers[vmt_few_seat(&e->few, 0)] == ts;
}

static void take_out(VmtExpiry *e, QEMUTimer *ts)
{
    vmt_expiry_count_on(e, -1);
    if (vmt_expiry_is_few(ts)) {
        vmt_few_remove(&e->few, ts);
    } else {
        vmt_ladder_remove(&e->ladder, ts);
    }
}

/* It is not one of the few, or no longer. */
bool vmt_expiry_move_behind(VmtExpiry *e, QEMUTimer *ts, int64_t expire_ns)
{
    if (!vmt_expiry_is_few(ts) && expire_ns > ts->expire_time) {
        if (!vmt_ladder_postpones(&e->ladder, e->next_order)) {
            vmt_ladder_tidy(&e->ladder, e->next_order);
        }
        if (vmt_ladder_is_young(&e->ladder, e->next_order)) {
            vmt_expiry_postpone(e, ts, expire_ns);
            return false;
        }
    }
    take_out(e, ts);
    vmt_expiry_insert(e, ts, expire_ns);
    vmt_expiry_settle(e);
    return is_head(e, ts);
}

/* It is not one of the few, or the last of them. */
void vmt_expiry_remove_behind(VmtExpiry *e, QEMUTimer *ts)
{
    take_out(e, ts);
    vmt_expiry_set_time(ts, -1);
    vmt_expiry_settle(e);
}

bool vmt_expiry_soonest(VmtExpiry *e, int attr_mask, int64_t *ret_expire_ns)
{
    for (unsigned i = 0; i < e->few.count; i++) {
        unsigned seat = vmt_few_seat(&e->few, i);

        if (!(e->few.timers[seat]->attributes & ~attr_mask)) {
            *ret_expire_ns = (int64_t)e->few.when[seat];
            return true;
        }
    }
    uint64_t soonest = vmt_ladder_soonest(&e->ladder, attr_mask);

    *ret_expire_ns = (int64_t)soonest;
    return soonest != UINT64_MAX;
}
