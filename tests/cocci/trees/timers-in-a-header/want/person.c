#include "device.h"

static int64_t person_left(struct device *s, struct elsewhere *e)
{
    return device_timer(s)->expire_time
           + ((struct frame *)s)->expire_time
           + e->what->expire_time;
}
