#include "device.h"

static int64_t device_left(struct device *s, int line)
{
    return s->tick->expire_time - qemu_get_clock_ns(vm_clock)
           + s->lines[line]->expire_time + s->frame->expire_time;
}

static const VMStateField device_fields[] = {
    VMSTATE_TIMER(tick, struct device),
    VMSTATE_END_OF_LIST()
};
