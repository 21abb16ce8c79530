/* No old name, and a timer that must leave its list before it is freed. */
#include "device.h"

static void device_free(struct device *s)
{
    timer_free(s->lines[0]);
    g_free(s->frame);
    timer_free(s->tick);
}
