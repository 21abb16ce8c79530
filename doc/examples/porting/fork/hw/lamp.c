/* A lamp that blinks three times, as 1.0 had its timers. */
#include <stdio.h>

#include "qemu-timer.h"
#include "lamp.h"

static QEMUTimer *timer;
static int blinks;

static void blink(void *opaque)
{
    printf("blink\n");
    if (++blinks < 3) {
        qemu_mod_timer(timer, qemu_get_clock_ms(rt_clock) + 20);
    }
}

void lamp_start(void)
{
    timer = qemu_new_timer_ms(rt_clock, blink, NULL);
    qemu_mod_timer(timer, qemu_get_clock_ms(rt_clock) + 20);
}

int lamp_burns(void)
{
    return blinks < 3;
}

void lamp_stop(void)
{
    qemu_del_timer(timer);
    qemu_free_timer(timer);
}

int64_t lamp_next(void)
{
    return qemu_clock_deadline(vm_clock);
}
