/*
 * telling: no lock of ours is held while lists and notifiers are told, and who goes
 * away waits for who is told in another thread. With a lock, all of this would hang.
 */
#include "promise.h"
#include "threads.h"
#include "time/reset.h"
#include "vmtimer.h"
#include "vmtimer/extras.h"

#include <sched.h>
#include <stdatomic.h>
#include <unistd.h>

enum { A_WHILE_US = 10000 }; /* whoever only sleeps a little is gone by then */

/* A callback of whatever kind that another thread is in. */
static struct {
    atomic_bool is_inside;
    atomic_bool may_leave;
    atomic_uint runs; /* that ended */
} told;

static void stay(void *opaque)
{
    told.is_inside = true;
    while (!told.may_leave) {
        sched_yield();
    }
    told.runs++;
}

static void stay_as_a_notify(void *opaque, QEMUClockType type)
{
    stay(opaque);
}

static void stay_as_a_notifier(Notifier *n, void *data)
{
    stay(NULL);
}

/* Another thread runs @tell, and is in the callback. */
static Thread *enter(void (*tell)(void *opaque), void *opaque)
{
    told.is_inside = told.may_leave = false;
    told.runs = 0;
    Thread *thread = thread_start(tell, opaque);
    while (!told.is_inside) {
        sched_yield();
    }
    return thread;
}

static void leave(Thread *teller)
{
    told.may_leave = true;
    thread_join(teller);
}

typedef struct Going {
    void (*go)(void *opaque);
    void *opaque;
    atomic_bool is_gone;
} Going;

static void go(void *opaque)
{
    Going *going = opaque;

    going->go(going->opaque);
    going->is_gone = true;
}

/* Somebody else wants to go, and waits until the callback has ended. */
static void assert_waits_for(Thread *teller, void (*function)(void *opaque),
                             void *opaque)
{
    Going going = {.go = function, .opaque = opaque};
    Thread *goer = thread_start(go, &going);

    thread_await_asleep(goer);
    usleep(A_WHILE_US);
    assert_false(going.is_gone);
    leave(teller);
    thread_join(goer);
    assert_int_equal(told.runs, 1);
}

static void tell_host(void *opaque)
{
    qemu_clock_notify(QEMU_CLOCK_HOST);
}

static void free_list(void *list)
{
    timerlist_free(list);
}

static void no_lock_is_held_over_a_lists_notify(void **state)
{
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_HOST, stay_as_a_notify, NULL);
    QEMUTimerList *before = timerlist_new(QEMU_CLOCK_HOST, NULL, NULL);
    Thread *teller = enter(tell_host, NULL);

    timerlist_free(timerlist_new(QEMU_CLOCK_HOST, NULL, NULL));
    timerlist_free(before);
    vmtimer_clock_set_source(QEMU_CLOCK_VIRTUAL, NULL, NULL);
    qemu_clock_notify(QEMU_CLOCK_VIRTUAL);
    assert_int_equal(qemu_clock_deadline_ns_all(QEMU_CLOCK_HOST, -1), -1);
    aio_context_unref(aio_context_new(NULL));
    assert_int_equal(told.runs, 0);
    leave(teller);
    timerlist_free(list);
}

static void freeing_a_list_waits_for_its_notify_in_another_thread(void **state)
{
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_HOST, stay_as_a_notify, NULL);

    assert_waits_for(enter(tell_host, NULL), free_list, list);
}

static void freeze(void *opaque)
{
    cpu_disable_ticks();
}

/* Who alone is told of running time is told in a way of its own. */
static void freeing_a_list_waits_for_its_notify_of_running_time(void **state)
{
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_VIRTUAL, stay_as_a_notify,
                                        NULL);

    assert_waits_for(enter(freeze, NULL), free_list, list);
    cpu_enable_ticks();
}

static void tell_reset(void *opaque)
{
    vmt_reset_run();
}

static void unregister(void *notifier)
{
    qemu_clock_unregister_reset_notifier(QEMU_CLOCK_HOST, notifier);
}

static void no_lock_is_held_over_a_reset_notifier(void **state)
{
    Notifier notifier = {.notify = stay_as_a_notifier};
    Notifier other = {.notify = stay_as_a_notifier};

    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &notifier);
    Thread *teller = enter(tell_reset, NULL);
    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &other);
    unregister(&other);
    assert_int_equal(told.runs, 0);
    leave(teller);
    unregister(&notifier);
    assert_int_equal(told.runs, 1);
}

static void unregistering_waits_for_the_notifier_in_another_thread(void **state)
{
    Notifier notifier = {.notify = stay_as_a_notifier};

    qemu_clock_register_reset_notifier(QEMU_CLOCK_HOST, &notifier);
    assert_waits_for(enter(tell_reset, NULL), unregister, &notifier);
}

static void step(void *opaque)
{
    vmtimer_clock_step(QEMU_CLOCK_VIRTUAL);
}

static void run_until_idle(void *opaque)
{
    vmtimer_run_until_idle(INT64_MAX);
}

static void freeing_a_list_waits_for_virtual_time_to_leave_it(void **state)
{
    void (*const verbs[])(void *) = {step, run_until_idle};

    cpu_disable_ticks();
    for (unsigned i = 0; i < 2; i++) {
        QEMUTimerList *list = timerlist_new(QEMU_CLOCK_VIRTUAL, NULL, NULL);
        QEMUTimer timer;

        timer_init_tl(&timer, list, SCALE_NS, stay, NULL);
        timer_mod(&timer, 0);
        assert_waits_for(enter(verbs[i], NULL), free_list, list);
    }
    cpu_enable_ticks();
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PROMISE(no_lock_is_held_over_a_lists_notify),
        PROMISE(freeing_a_list_waits_for_its_notify_in_another_thread),
        PROMISE(freeing_a_list_waits_for_its_notify_of_running_time),
        PROMISE(no_lock_is_held_over_a_reset_notifier),
        PROMISE(unregistering_waits_for_the_notifier_in_another_thread),
        PROMISE(freeing_a_list_waits_for_virtual_time_to_leave_it),
    };

    return cmocka_run_group_tests_name("telling", tests, NULL, NULL);
}
