/*
 * rungs: timers in unsorted bags, a bag for some time; which is for whom?
 */
#include "time/rungs.h"

VmtRung *vmt_rungs_add(VmtLadder *l, unsigned fan)
{
    uint32_t first = l->depth ? vmt_last_rung(l)->first + vmt_last_rung(l)->fan
                              : VMT_FIRST_BAG;
    uint32_t room = VMT_LISTS - first;

    if (l->depth >= l->most || room < VMT_LEAST_FAN) {
        return NULL;
    }
    while (fan > VMT_LEAST_FAN && fan > room / 2) {
        fan /= 2;
    }
    VmtRung *rung = &l->rungs[l->depth++];
    *rung = (VmtRung){
        .base = l->look.base + (uint64_t)l->look.least,
        .end = l->rest_begin + l->rest_span,
        .first = first,
        .fan = fan,
    };
    return rung;
}

void vmt_rung_set_width(VmtLadder *l, VmtRung *rung, uint64_t range)
{
    while (range >> rung->shift >= rung->fan) {
        rung->shift++;
    }
    if (l->depth == 1) {
        uint64_t end = rung->base + ((uint64_t)rung->fan << rung->shift);

        rung->end = end < rung->end ? end : rung->end;
        l->beyond = rung->end;
    }
}
