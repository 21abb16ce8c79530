#include "sub/dev.h"

void dev_init(DevState *s)
{
    s->timer = timer_new_ns(DEV_CLOCK, dev_tick, s);
    timer_mod(s->timer, DEV_NOW() + qemu_clock_get_ns(DEV_CLOCK));
}
