/*
 * converted: what the converter leaves, under the old paths of headers. The
 * old names are absent, so a file may have its own.
 */
#define VMTIMER_NO_LEGACY 1
#include "qemu-common.h"
#include "qemu-timer.h"
#include "sysemu.h"

static int vm_clock = 1, rt_clock = 2, host_clock = 3, ticks_per_sec = 4;

static int qemu_get_clock(int clock)
{
    return clock;
}

static int qemu_new_timer(int a, int b)
{
    return a + b;
}

static void nothing(void *opaque)
{
    (void)opaque;
}

int main(void)
{
    QEMUTimer *ts = timer_new(rtc_clock, SCALE_MS, nothing, NULL);

    timer_mod(ts, qemu_clock_get_ms(rtc_clock) + 1000);
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, true);
    if (!qemu_clock_has_timers(QEMU_CLOCK_HOST)) {
        return 1;
    }
    timer_free(ts);
    return qemu_get_clock(vm_clock + rt_clock)
           + qemu_new_timer(host_clock, ticks_per_sec) == 10 ? 0 : 2;
}
