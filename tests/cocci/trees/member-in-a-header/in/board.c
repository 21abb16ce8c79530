#include "dev.h"

void board_init(DevState *a, DevState *b)
{
    a->clock = vm_clock;
    b->clock = rt_clock;
}
