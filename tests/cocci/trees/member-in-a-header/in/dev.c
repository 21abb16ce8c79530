#include "dev.h"

static void dev_tick(void *opaque)
{
    DevState *s = opaque;

    qemu_mod_timer(s->timer, qemu_get_clock(s->clock) + 10);
}

void dev_init(DevState *s)
{
    s->timer = qemu_new_timer(s->clock, dev_tick, s);
}
