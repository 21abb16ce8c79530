/* Registered and away again, or never: the clock is not set here. */
#include "notify.h"

static int start_calls;

static void start_more(void)
{
    pair_value("more", ++start_calls);
}

#include PAIR_FILE

static void on_reset(Notifier *notifier, void *data)
{
    pair_value("reset", 1);
}

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ns(QEMU_CLOCK_HOST, pair_fired, opaque);

    host_reset.notify = on_reset;
    timer_mod(t, 2000099);
    start();
}
