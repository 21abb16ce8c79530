/*
 * ptimer-1.0: a counter until 1.0, which may be faster than 10 us.
 */
#include "object.h"

#include "../lib/old-ptimer.h"

OLD(ptimer_state *, ptimer_init, (QEMUBH *bh))
{
    return vmtimer_ptimer_init_1_until_1_0(bh);
}
