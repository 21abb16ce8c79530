/*
 * A clock chip with a battery, written as for QEMU 0.14.
 *
 * It keeps the host's time of day (or, by option, the machine's own), has a
 * periodic interrupt of up to a few hundred hertz, one alarm, and an update
 * interrupt at every full second.
 */
#include "qemu-common.h"
#include "qemu-timer.h"
#include "sysemu.h"
#include "board.h"

/* Nanoseconds to the next full second after T. */
#define TO_FULL_SECOND(T)                                       \
    (get_ticks_per_sec() - (T) % get_ticks_per_sec())

#define RTC_REARM(timer, wait)                                  \
    do {                                                        \
        int64_t base_ = qemu_get_clock_ns(rtc_clock);           \
        qemu_mod_timer(timer, base_ + (wait));                  \
    } while (0)

typedef struct RTCState {
    QEMUClock *clock;           /* of the periodic interrupt */
    const char *clock_name;
    int hz;
    int64_t next_periodic;
    QEMUTimer *periodic_timer;
    QEMUTimer *second_timer;
    QEMUTimer *alarm_timer;
} RTCState;

static RTCState rtc;

static void rtc_periodic(void *opaque)
{
    RTCState *s = opaque;
    int64_t late = qemu_get_clock(s->clock) - s->next_periodic;

    board_event(s->clock_name, "rtc", "periodic", late);
    s->next_periodic += get_ticks_per_sec() / s->hz;
    qemu_mod_timer(s->periodic_timer, s->next_periodic);
}

static void rtc_second(void *opaque)
{
    RTCState *s = opaque;
    int64_t now = qemu_get_clock_ns(host_clock);

    board_event("host", "rtc", "second", now / get_ticks_per_sec() % 60);
    qemu_mod_timer(s->second_timer, now + TO_FULL_SECOND(now));
}

static void rtc_alarm(void *opaque)
{
    board_event("host", "rtc", "alarm",
                qemu_get_clock(/* the wall */ host_clock) / 1000000 % 60000);
}

void rtc_set_rate(int hz)
{
    RTCState *s = &rtc;

    s->hz = hz;
    if (hz == 0) {
        qemu_del_timer(s->periodic_timer);
        return;
    }
    s->next_periodic = qemu_get_clock(s->clock)
                       + get_ticks_per_sec() / hz;
    qemu_mod_timer(s->periodic_timer, s->next_periodic);
}

void rtc_set_alarm(int seconds_ahead)
{
    RTCState *s = &rtc;

    if (seconds_ahead < 0) {
        board_event("host", "rtc", "alarm-off",
                    !!qemu_timer_pending(s->alarm_timer));
        qemu_del_timer(s->alarm_timer);
        return;
    }
    RTC_REARM(s->alarm_timer, seconds_ahead * get_ticks_per_sec());
    board_event("host", "rtc", "alarm-set", seconds_ahead);
}

void rtc_init(int on_host)
{
    RTCState *s = &rtc;

    s->clock = on_host ? host_clock : vm_clock;
    s->clock_name = on_host ? "host" : "vm";
    s->periodic_timer = qemu_new_timer(on_host ? host_clock : vm_clock,
                                       rtc_periodic, s);
    s->second_timer = qemu_new_timer(host_clock, rtc_second, s);
    s->alarm_timer = qemu_new_timer(rtc_clock, rtc_alarm, s);
    RTC_REARM(s->second_timer, TO_FULL_SECOND(base_));
}
