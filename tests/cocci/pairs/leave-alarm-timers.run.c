/* Alarms set up and taken down; what stays of them after is the pair's own. */
#include "qemu-timer.h"

static int leave_more_calls;

static void leave_more(void)
{
    pair_value("more", ++leave_more_calls);
}

#ifdef VMTIMER_NO_LEGACY
static void quit_timers(void)
{
}

static int qemu_alarm_pending(void)
{
    return 0;
}

static int init_timer_alarm(void)
{
    return 0;
}
#endif

#include PAIR_FILE

void pair_run(void *opaque)
{
    QEMUTimer *t = timer_new_ms(QEMU_CLOCK_REALTIME, pair_fired, opaque);

    timer_mod(t, 9);
    for (int c = 0; c < 3; c++) {
        pair_value("start", leave_start("unix", c));
    }
}
