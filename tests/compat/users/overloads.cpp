/*
 * overloads: the same in C++, where nothing but main_loop_wait is a macro.
 */
extern "C" {
#include "qemu-timer.h"
#include "sysemu.h"
}
#include "qemu/main-loop.h"

#if defined(qemu_new_timer) || defined(qemu_clock_enable) \
    || defined(timer_init) || defined(init_clocks)
#error "a macro in C++"
#endif

namespace board {

struct Timers {
    int fired = 0;

    int qemu_new_timer(int a)
    {
        return a;
    }

    static void count(void *opaque)
    {
        static_cast<Timers *>(opaque)->fired++;
    }
};

}

static void told(void *opaque)
{
    ++*static_cast<int *>(opaque);
}

static void told_the_clock(void *opaque, QEMUClockType)
{
    ++*static_cast<int *>(opaque);
}

static int notifies()
{
    int calls = 0;
    QEMUTimerList *lists[] = {
        timerlist_new(QEMU_CLOCK_HOST, told, &calls),
        timerlist_new(QEMU_CLOCK_HOST, told_the_clock, &calls),
        timerlist_new(QEMU_CLOCK_HOST, NULL, nullptr),
        timerlist_new(QEMU_CLOCK_HOST, nullptr, nullptr),
    };
    QEMUTimerListGroup group;

    timerlistgroup_init(&group, told, &calls);
    timerlist_notify(group.tl[QEMU_CLOCK_HOST]);
    timerlistgroup_deinit(&group);
    timerlistgroup_init(&group, NULL, nullptr);
    timerlistgroup_deinit(&group);
    for (QEMUTimerList *list : lists) {
        timerlist_notify(list);
        timerlist_free(list);
    }
    return calls;
}

int main()
{
    board::Timers t;
    QEMUTimer *three = qemu_new_timer(vm_clock, board::Timers::count, &t);
    QEMUTimer *four = qemu_new_timer(rt_clock, SCALE_US,
                                     board::Timers::count, &t);
    QEMUTimer *lambda = qemu_new_timer(
        host_clock, [](void *opaque) { board::Timers::count(opaque); }, &t);
    QEMUTimer plain;

    init_clocks();
    init_clocks(nullptr);
    if (qemu_init_main_loop() < 0 || qemu_init_main_loop(nullptr) < 0) {
        return 1;
    }
    timer_init(&plain, main_loop_tlg.tl[QEMU_CLOCK_HOST], 1,
               board::Timers::count, &t);
    timer_init(&plain, QEMU_CLOCK_VIRTUAL, 1, board::Timers::count, &t);
    qemu_clock_enable(vm_clock, true);
    qemu_clock_enable(QEMU_CLOCK_VIRTUAL, true);
    qemu_clock_warp(vm_clock);
    qemu_clock_warp(QEMU_CLOCK_VIRTUAL);
    qemu_mod_timer(three, 0);
    qemu_mod_timer(four, 0);
    qemu_mod_timer(lambda, 0);
    timer_mod(&plain, 0);
    if (!qemu_clock_has_timers(vm_clock) || !qemu_clock_expired(rt_clock)
        || !qemu_clock_has_timers(QEMU_CLOCK_HOST)
        || !qemu_clock_expired(QEMU_CLOCK_HOST)
        || qemu_clock_deadline_ns_all(QEMU_CLOCK_HOST) != 0) {
        return 2;
    }
    main_loop_wait(true);
    qemu_free_timer(three);
    qemu_free_timer(four);
    qemu_free_timer(lambda);
    return notifies() == 3 && t.fired == 4 && t.qemu_new_timer(7) == 7 ? 0 : 3;
}
