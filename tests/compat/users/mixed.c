/*
 * mixed: half converted. Old and new calls on the same timers, no macro set.
 */
#include "qemu-timer.h"
#include "qemu/main-loop.h"

static int fired;

static void count(void *opaque)
{
    fired += *(int *)opaque;
}

static void told(void *opaque)
{
    fired += *(int *)opaque;
}

static void told_the_clock(void *opaque, QEMUClockType type)
{
    fired += *(int *)opaque * (type == QEMU_CLOCK_HOST);
}

/* With one parameter, with two, and none. */
static int notifies(void)
{
    int weight = 10;
    QEMUTimerListGroup group;
    QEMUTimerList *one = timerlist_new(QEMU_CLOCK_HOST, told, &weight);
    QEMUTimerList *two = timerlist_new(QEMU_CLOCK_HOST, told_the_clock,
                                       &weight);
    QEMUTimerList *none = timerlist_new(QEMU_CLOCK_HOST, NULL, NULL);

    timerlistgroup_init(&group, told, &weight);
    timerlist_notify(one);
    timerlist_notify(two);
    timerlist_notify(none);
    timerlist_notify(group.tl[QEMU_CLOCK_HOST]);
    timerlistgroup_deinit(&group);
    timerlist_free(one);
    timerlist_free(two);
    timerlist_free(none);
    fired -= 30;
    return fired == 0;
}

int main(void)
{
    int weight = 1;
    QEMUTimer *three = qemu_new_timer(vm_clock, count, &weight);
    QEMUTimer *four = qemu_new_timer(vm_clock, SCALE_US, count, &weight);
    QEMUTimer *young = timer_new_ns(QEMU_CLOCK_VIRTUAL, count, &weight);
    QEMUTimer plain;

    timer_init(&plain, QEMU_CLOCK_VIRTUAL, SCALE_MS, count, &weight);
    cpu_disable_ticks();
    if (qemu_init_main_loop() < 0 || qemu_init_main_loop(NULL) < 0) {
        return 1;
    }
    qemu_mod_timer(three, qemu_get_clock(vm_clock));
    timer_mod(four, 0);
    qemu_mod_timer(young, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL));
    qemu_mod_timer_ns(&plain, 0);
    qemu_clock_enable(vm_clock, 1);
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, true);
    if (!qemu_clock_has_timers(vm_clock)
        || !qemu_clock_has_timers(QEMU_CLOCK_VIRTUAL)) {
        return 2;
    }
    main_loop_wait(true);
    qemu_free_timer(three);
    timer_free(four);
    qemu_free_timer(young);
    fired -= 4;
    return fired == 0 && notifies() ? 0 : 3;
}
