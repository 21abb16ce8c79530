/*
 * quick-lock: what holds a list together while several threads use it.
 */
#include "base/quick-lock.h"
#include "child.h"
#include "promise.h"
#include "threads.h"
#include "vmtimer.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 3, TIMES = 50000, LONG_EACH = 9973 };

typedef struct Shared {
    VmtQuickLock lock;
    unsigned ask_each; /* to be the favourite; 0: never */
    uint64_t count;    /* plain: only the lock keeps it right */
    _Atomic bool is_over;
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

/* This thread, and those it makes, may not call membarrier(2) any more. */
static bool forbid_barriers(void)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_membarrier, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};

    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
           && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0
           && syscall(SYS_membarrier, 0, 0, 0) == -1 && errno == EPERM;
}

enum { DISTURBANCES = 8, UNSEEN_NS = 10000000 };

static void disturb(void *opaque)
{
    Shared *shared = opaque;

    for (int i = 0; i < DISTURBANCES; i++) {
        VmtThread favourite = atomic_load(&shared->lock.favourite);
        int64_t begun_ns = get_clock();

        vmt_quick_lock(&shared->lock);
        int64_t took_ns = get_clock() - begun_ns;
        uint64_t so_far = shared->count;
        usleep(100);
        shared->count = so_far + 1;
        vmt_quick_unlock(&shared->lock);
        need(!favourite || took_ns >= UNSEEN_NS);
        while (!atomic_load(&shared->lock.favourite)) {
            sched_yield(); /* it comes back */
        }
    }
    shared->is_over = true;
}

static void count_in_a_sandbox(void *opaque)
{
    Shared shared = {0};
    uint64_t mine = 0;

    need(vmt_quick_lock_favour(&shared.lock));
    need(forbid_barriers());
    need(!vmt_quick_lock_favour(&shared.lock));
    Thread *other = thread_start(disturb, &shared);
    while (!shared.is_over) {
        vmt_quick_lock(&shared.lock);
        shared.count++;
        mine++;
        vmt_quick_unlock(&shared.lock);
    }
    thread_join(other);
    need_equal((int64_t)shared.count, (int64_t)mine + DISTURBANCES);
}

static void a_sandbox_may_forbid_what_a_favourite_needs_later(void **state)
{
    uint32_t action = SECCOMP_RET_ERRNO;

    if (syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) != 0) {
        skip();
    }
    assert_holds(count_in_a_sandbox, NULL);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PROMISE(the_lock_lets_in_one_thread_at_a_time),
        PROMISE(it_does_so_while_a_thread_becomes_its_favourite),
        PROMISE(a_favourite_that_is_disturbed_too_often_is_none),
        PROMISE(nobody_else_becomes_the_favourite),
        PROMISE(a_list_with_a_favourite_survives_a_fork),
        PROMISE(a_sandbox_may_forbid_what_a_favourite_needs_later),
    };

    return cmocka_run_group_tests_name("quick-lock", tests, NULL, NULL);
}
