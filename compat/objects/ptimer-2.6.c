/*
 * ptimer-2.6: a counter of 1.1 to 2.6, whose short limits are raised to 10 us.
 */
#include "object.h"

#include "../lib/old-ptimer.h"

OLD(ptimer_state *, ptimer_init, (QEMUBH *bh))
{
    return vmtimer_ptimer_init_1(bh);
}
