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
    return fired == 4 ? 0 : 3;
}
