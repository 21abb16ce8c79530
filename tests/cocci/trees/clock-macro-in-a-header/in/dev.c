#include "sub/dev.h"

void dev_init(DevState *s)
{
    s->timer = qemu_new_timer(DEV_CLOCK, dev_tick, s);
    qemu_mod_timer(s->timer, DEV_NOW() + qemu_get_clock(DEV_CLOCK));
}
