/*
 * A counter as a file for 2.7 makes it.
 */
#define VMTIMER_QEMU_LEVEL 207

#include "ptimer-levels.h"

ptimer_state *counter_of_2_7(QEMUBH *bh)
{
    return ptimer_init(bh);
}
