/*
 * A counter as a file for 0.15 makes it.
 */
#define VMTIMER_QEMU_LEVEL 15

#include "ptimer-levels.h"

ptimer_state *counter_of_0_15(QEMUBH *bh)
{
    return ptimer_init(bh);
}
