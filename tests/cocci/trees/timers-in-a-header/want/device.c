#include "device.h"

static int64_t device_left(struct device *s, int line)
{
    return timer_expire_time_ns(s->tick) - qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)
           + timer_expire_time_ns(s->lines[line]) + s->frame->expire_time;
}

static const VMStateField device_fields[] = {
    VMSTATE_TIMER_PTR(tick, struct device),
    VMSTATE_END_OF_LIST()
};
