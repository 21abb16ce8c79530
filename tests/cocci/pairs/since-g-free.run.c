/* Two timers that are freed, and one that fires. */
#include <stdlib.h>

#define g_free(p) free(p)
#include PAIR_FILE

void pair_run(void *opaque)
{
    struct since_dev *dev = calloc(1, sizeof(*dev));
    QEMUTimer *other = timer_new_ms(QEMU_CLOCK_HOST, pair_fired, opaque);

    dev->g_freed = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque);
    dev->name = strdup("since");
    timer_mod(timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque), 3000003);
    since_stop(dev, other);
}
