/*
 * few: up to 16 timers, in order.
 */
#include "time/few.h"

void vmt_few_init(VmtFew *few)
{
    *few = (VmtFew){.free = UINT64_C(0xfedcba9876543210)};
    for (unsigned i = 0; i < VMT_FEW; i++) {
        few->when[i] = UINT64_MAX;
    }
}

const char *vmt_few_check(const VmtFew *few)
{
    for (unsigned i = 0; i < few->count; i++) {
        unsigned seat = vmt_few_seat(few, i);
        const QEMUTimer *ts = few->timers[seat];

        if (vmt_few_seat_of(ts) != seat) {
            return "a timer does not know its place";
        }
        if ((uint64_t)ts->expire_time != few->when[seat]) {
            return "a timer's expire_time was changed behind the list's back";
        }
        if (i && few->when[vmt_few_seat(few, i - 1)] > few->when[seat]) {
            return "a timer stands behind one that fires later";
        }
    }
    return NULL;
}
