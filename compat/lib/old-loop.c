/*
 * old-loop: starting and turning the main loop, by the old names.
 *
 * The alarm timer of old is gone, so what set it up or took it down has nothing
 * to do; its arguments are not looked at.
 */
#include "old.h"

#include "vmtimer/main-loop.h"

/* What select() was given at most, by the last release that had the name. */
#define LONGEST_TIMEOUT_MS 1000

void vmtimer_init_clocks_0(void)
{
    qemu_init_clocks(NULL);
}

int vmtimer_init_main_loop_0(void)
{
    return qemu_init_main_loop(NULL);
}

int vmtimer_main_loop_wait_int(int nonblocking)
{
    main_loop_wait(nonblocking);
    return 0;
}

static void end_of_wait(void *opaque)
{
}

/* The timer only makes the turn end; what ends it sooner is as good. */
void vmtimer_main_loop_wait_ms(int timeout)
{
    QEMUTimer end;

    if (timeout <= 0) {
        main_loop_wait(timeout == 0);
        return;
    }
    timer_init_ms(&end, QEMU_CLOCK_REALTIME, end_of_wait, NULL);
    timer_mod_ns(&end, qemu_clock_get_ns(QEMU_CLOCK_REALTIME)
                       + (int64_t)timeout * SCALE_MS);
    main_loop_wait(false);
    timer_del(&end);
}

void configure_alarms(char const *opt)
{
}

int init_timer_alarm(void)
{
    return 0;
}

void quit_timers(void)
{
}

int qemu_alarm_pending(void)
{
    return timerlistgroup_deadline_ns(&main_loop_tlg) == 0;
}

int qemu_calculate_timeout(void)
{
    int ms = qemu_timeout_ns_to_ms(timerlistgroup_deadline_ns(&main_loop_tlg));

    return ms < 0 || ms > LONGEST_TIMEOUT_MS ? LONGEST_TIMEOUT_MS : ms;
}
