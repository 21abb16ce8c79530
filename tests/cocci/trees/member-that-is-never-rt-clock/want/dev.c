#include "dev.h"

static void dev_tick(void *opaque)
{
    DevState *s = opaque;

    timer_mod(s->timer, qemu_clock_get_ns(s->clock) + 10);
}

void dev_init(DevState *s)
{
    s->timer = timer_new_ns(s->clock, dev_tick, s);
}
