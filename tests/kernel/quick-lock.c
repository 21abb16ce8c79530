/*
 * quick-lock: what holds a list together while several threads use it.
 */
#include "base/quick-lock.h"
#include "promise.h"
#include "threads.h"
#include "vmtimer.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 3, TIMES = 50000, LONG_EACH = 9973 };

typedef struct Shared {
    VmtQuickLock lock;
    unsigned ask_each; /* to be the favourite; 0: never */
    uint64_t count;    /* plain: only the lock keeps it right */
} Shared;

static void count(void *opaque)
{
    Shared *shared = opaque;

    for (unsigned i = 1; i <= TIMES; i++) {
        if (shared->ask_each && i % shared->ask_each == 0) {
            vmt_quick_lock_favour(&shared->lock);
        }
        vmt_quick_lock(&shared->lock);
        uint64_t so_far = shared->count;
        if (i % LONG_EACH == 0) {
            usleep(5000); /* the others go to sleep, more than once */
        }
        shared->count = so_far + 1;
        vmt_quick_unlock(&shared->lock);
    }
}

static void count_together(unsigned ask_each)
{
    Shared shared = {.ask_each = ask_each};
    Thread *threads[THREADS];

    for (int i = 0; i < THREADS; i++) {
        threads[i] = thread_start(count, &shared);
    }
    for (int i = 0; i < THREADS; i++) {
        thread_join(threads[i]);
    }
    assert_int_equal(shared.count, THREADS * TIMES);
}

static void the_lock_lets_in_one_thread_at_a_time(void **state)
{
    count_together(0);
}

static void it_does_so_while_a_thread_becomes_its_favourite(void **state)
{
    count_together(1);
    count_together(1000);
    count_together(20000);
}

static void take_once(void *opaque)
{
    vmt_quick_lock(opaque);
    vmt_quick_unlock(opaque);
}

static void a_favourite_that_is_disturbed_too_often_is_none(void **state)
{
    VmtQuickLock lock = {0};

    assert_true(vmt_quick_lock_favour(&lock));
    for (int i = 0; i < 32; i++) {
        take_once(&lock);
        assert_ptr_equal(lock.favourite, vmt_thread_self());
        thread_join(thread_start(take_once, &lock));
        assert_null(lock.favourite);
    }
    take_once(&lock);
    assert_null(lock.favourite);
}

static void ask(void *opaque)
{
    assert_false(vmt_quick_lock_favour(opaque));
}

static void nobody_else_becomes_the_favourite(void **state)
{
    VmtQuickLock lock = {0};

    assert_true(vmt_quick_lock_favour(&lock));
    thread_join(thread_start(ask, &lock));
    assert_true(vmt_quick_lock_favour(&lock));
}

static void nothing(void *opaque)
{
}

static void arm_and_run(void *opaque)
{
    QEMUTimerList *list = opaque;
    QEMUTimer ts;

    timer_init_tl(&ts, list, SCALE_NS, nothing, NULL);
    timer_mod(&ts, 0);
    if (!timerlist_run_timers(list)) {
        abort();
    }
}

static void fork_and_arm(void *opaque)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        arm_and_run(opaque);
        _exit(0);
    }
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
}

static void a_list_with_a_favourite_survives_a_fork(void **state)
{
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_REALTIME, NULL, NULL);

    assert_true(vmtimer_list_favour(list));
    arm_and_run(list);
    fork_and_arm(list);
    thread_join(thread_start(fork_and_arm, list));
    arm_and_run(list);
    timerlist_free(list);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PROMISE(the_lock_lets_in_one_thread_at_a_time),
        PROMISE(it_does_so_while_a_thread_becomes_its_favourite),
        PROMISE(a_favourite_that_is_disturbed_too_often_is_none),
        PROMISE(nobody_else_becomes_the_favourite),
        PROMISE(a_list_with_a_favourite_survives_a_fork),
    };

    return cmocka_run_group_tests_name("quick-lock", tests, NULL, NULL);
}
