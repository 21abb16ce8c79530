#include "dev.h"

static void dev_tick(void *opaque)
{
    DevState *s = opaque;

    timer_mod(s->timer, (s->clock == QEMU_CLOCK_REALTIME ? qemu_clock_get_ms(s->clock) : qemu_clock_get_ns(s->clock)) + 10);
}

void dev_init(DevState *s)
{
    s->timer = timer_new(s->clock, s->clock == QEMU_CLOCK_REALTIME ? SCALE_MS : SCALE_NS, dev_tick, s);
}
