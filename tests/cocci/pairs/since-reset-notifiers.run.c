/* A clock that nobody sets: registered or not, no notifier runs. */
#include "qemu/notify.h"

struct since_dev {
    Notifier notifier;
    uint64_t last;
};

static void since_on_reset(Notifier *notifier, void *data)
{
    pair_value("reset", 1);
}

/* Gone without a successor. */
#define qemu_clock_set_last(type, last) ((void)(last))
#define qemu_clock_get_last(type) 3

/* From 1.7 on a type; where old names are seen, the shim has a pointer. */
#define rtc_clock QEMU_CLOCK_HOST

#include PAIR_FILE

void pair_run(void *opaque)
{
    struct since_dev dev = { .last = 99 };
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque);

    since_reset(&dev, false);
    pair_value("last", dev.last > 0);
    timer_mod(t, 2000077);
}
