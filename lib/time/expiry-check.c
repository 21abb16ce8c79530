/*
 * expiry-check: does every timer stand where it should?
 */
#include "time/expiry.h"

const char *vmt_expiry_check(VmtExpiry *e)
{
    const char *broken = vmt_few_check(&e->few);

    if (!broken && e->few.count
        && e->few.when[vmt_few_seat(&e->few, e->few.count - 1)]
               > e->ladder.horizon) {
        broken = "a timer stands behind one that fires later";
    }
    return broken ? broken
                  : vmt_ladder_check(&e->ladder,
                                     vmt_expiry_count(e) - e->few.count);
}
