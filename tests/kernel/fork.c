/*
 * fork: child and parent each go on with timers of their own.
 *
 * What a child finds wrong is its exit status; a child that hangs is killed.
 */
#include "promise.h"
#include "threads.h"
#include "vmtimer.h"
#include "vmtimer/extras.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SOON_NS = 5 * SCALE_MS, LONG_MS = 20000, HANGS_S = 30 };
enum { FAR_S = 100000 };

typedef struct Stage {
    AioContext *ctx;
    QEMUTimer a, b;
    atomic_uint a_runs, b_runs;
    pid_t forked; /* by a callback */
} Stage;

static void on_a(void *opaque)
{
    ((Stage *)opaque)->a_runs++;
}

static void on_b(void *opaque)
{
    ((Stage *)opaque)->b_runs++;
}

static void stage_init(Stage *s)
{
    *s = (Stage){.ctx = aio_context_new(NULL)};
    aio_timer_init(s->ctx, &s->a, QEMU_CLOCK_REALTIME, SCALE_NS, on_a, s);
    aio_timer_init(s->ctx, &s->b, QEMU_CLOCK_VIRTUAL, SCALE_NS, on_b, s);
}

static void stage_deinit(Stage *s)
{
    timer_del(&s->a);
    timer_del(&s->b);
    aio_context_unref(s->ctx);
}

static void arm_soon(QEMUTimer *ts, QEMUClockType type)
{
    timer_mod(ts, qemu_clock_get_ns(type) + SOON_NS);
}

static void arm_both_soon(Stage *s)
{
    arm_soon(&s->a, QEMU_CLOCK_REALTIME);
    arm_soon(&s->b, QEMU_CLOCK_VIRTUAL);
}

static void poll_until_both_ran(Stage *s)
{
    while (!s->a_runs || !s->b_runs) {
        aio_poll(s->ctx, true);
    }
}

static pid_t fork_guarded(void)
{
    pid_t pid = fork();

    if (pid == 0) {
        signal(SIGALRM, SIG_DFL);
        alarm(HANGS_S);
    }
    return pid;
}

static void assert_child_ends_well(pid_t pid)
{
    int status = -1;

    assert_true(pid > 0);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
        continue;
    }
    assert_int_equal(status, 0);
}

static void child_and_parent_both_fire_what_was_pending(void **state)
{
    Stage s;

    stage_init(&s);
    arm_both_soon(&s);
    aio_poll(s.ctx, false); /* the kernel has them */
    pid_t pid = fork_guarded();
    poll_until_both_ran(&s);
    if (pid == 0) {
        _exit(s.a_runs != 1 || s.b_runs != 1);
    }
    assert_int_equal(s.a_runs, 1);
    assert_int_equal(s.b_runs, 1);
    assert_child_ends_well(pid);
    stage_deinit(&s);
}

/* Whatever a child may do that sets or reads a timerfd or an eventfd. */
static void do_everything(Stage *s)
{
    arm_both_soon(s);
    aio_poll(s->ctx, false);
    timer_mod(&s->a, get_clock() + 10 * NANOSECONDS_PER_SECOND);
    aio_poll(s->ctx, false);
    arm_both_soon(s);
    aio_notify(s->ctx);
    poll_until_both_ran(s);
    timer_del(&s->a);
    aio_poll(s->ctx, false);
    stage_deinit(s);
}

static bool is_readable(AioContext *ctx, int timeout_ms)
{
    struct pollfd look = {.fd = vmtimer_context_fd(ctx), .events = POLLIN};

    return poll(&look, 1, timeout_ms) == 1;
}

/* How many of this process' timerfds the kernel fires in the far future? */
static int far_wake_ups(void)
{
    int count = 0;

    for (int fd = 0; fd < 64; fd++) {
        char name[64], line[128];
        long long s;

        snprintf(name, sizeof name, "/proc/self/fdinfo/%d", fd);
        FILE *info = fopen(name, "r");
        while (info && fgets(line, sizeof line, info)) {
            count += sscanf(line, "it_value: (%lld,", &s) == 1 && s > FAR_S / 2;
        }
        if (info) {
            fclose(info);
        }
    }
    return count;
}

static void a_child_never_takes_the_parents_wake_up(void **state)
{
    for (int is_known = 0; is_known < 2; is_known++) {
        Stage s;

        stage_init(&s);
        if (is_known) {
            vmtimer_context_fd(s.ctx);
        }
        timer_mod(&s.a, get_clock() + FAR_S * NANOSECONDS_PER_SECOND);
        timer_mod(&s.b, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) +
                            FAR_S * NANOSECONDS_PER_SECOND);
        aio_poll(s.ctx, false);
        assert_int_equal(far_wake_ups(), 2);
        pid_t pid = fork_guarded();
        if (pid == 0) {
            do_everything(&s);
            _exit(0);
        }
        assert_child_ends_well(pid); /* it is done before the parent waits */
        assert_int_equal(far_wake_ups(), 2);
        arm_both_soon(&s);
        poll_until_both_ran(&s);
        stage_deinit(&s);
    }
}

static void after_fork_the_fd_is_right_in_both(void **state)
{
    Stage s;

    stage_init(&s);
    vmtimer_context_fd(s.ctx);
    vmtimer_context_dispatch(s.ctx);
    assert_false(is_readable(s.ctx, 0));
    arm_both_soon(&s);
    pid_t pid = fork_guarded();
    while (!s.a_runs || !s.b_runs) {
        if (!is_readable(s.ctx, LONG_MS)) {
            break;
        }
        vmtimer_context_dispatch(s.ctx);
    }
    if (pid == 0) {
        _exit(!s.a_runs || !s.b_runs);
    }
    assert_int_equal(s.a_runs, 1);
    assert_int_equal(s.b_runs, 1);
    assert_child_ends_well(pid);
    stage_deinit(&s);
}

static void fork_and_run_on(void *opaque)
{
    Stage *s = opaque;

    s->forked = fork_guarded();
    s->a_runs++;
    timer_mod(&s->b, qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL) + SOON_NS);
}

static void a_callback_may_fork_and_both_finish_the_turn(void **state)
{
    Stage s;

    stage_init(&s);
    aio_timer_init(s.ctx, &s.a, QEMU_CLOCK_REALTIME, SCALE_NS, fork_and_run_on,
                   &s);
    timer_mod(&s.a, 0);
    poll_until_both_ran(&s);
    if (s.forked == 0) {
        arm_soon(&s.b, QEMU_CLOCK_VIRTUAL); /* and all goes on */
        while (s.b_runs < 2) {
            aio_poll(s.ctx, true);
        }
        _exit(s.a_runs != 1);
    }
    assert_int_equal(s.a_runs, 1);
    assert_int_equal(s.b_runs, 1);
    assert_child_ends_well(s.forked);
    stage_deinit(&s);
}

static void a_child_may_acquire_what_was_acquired(void **state)
{
    Stage s;

    stage_init(&s);
    aio_context_acquire(s.ctx);
    pid_t pid = fork_guarded();
    if (pid == 0) {
        aio_context_acquire(s.ctx);
        aio_context_release(s.ctx);
        aio_context_release(s.ctx);
        _exit(0);
    }
    assert_child_ends_well(pid);
    aio_context_release(s.ctx);
    stage_deinit(&s);
}

enum { FORKS = 30, OTHERS = 2 };

typedef struct Other {
    AioContext *ctx;
    QEMUTimer timer;
    QEMUTimer far_timer; /* in the forking thread's context */
    EventNotifier event; /* watched every second time */
    unsigned runs;
    atomic_bool is_over;
} Other;

static void on_event(EventNotifier *event)
{
}

static void again(void *opaque)
{
    Other *o = opaque;

    aio_set_event_notifier(o->ctx, &o->event, o->runs++ % 2 ? on_event : NULL,
                           NULL, NULL);
    timer_mod(&o->timer, get_clock() + 50 * SCALE_US);
    timer_mod(&o->far_timer, get_clock() + NANOSECONDS_PER_SECOND);
}

static void run_other(void *opaque)
{
    Other *o = opaque;

    while (!o->is_over) {
        aio_poll(o->ctx, true);
    }
}

static void use_all(Stage *s, Other *others)
{
    for (int i = 0; i < OTHERS; i++) {
        /* its callback may have been under way in a thread that is not here */
        vmtimer_del_sync(&others[i].timer);
        timer_mod(&others[i].timer, 0);
        while (timer_expire_time_ns(&others[i].timer) == 0) {
            aio_poll(others[i].ctx, true);
        }
        timer_del(&others[i].timer);
        timer_del(&others[i].far_timer);
    }
    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
    arm_both_soon(s);
    poll_until_both_ran(s);
}

static void a_child_may_use_what_other_threads_were_using(void **state)
{
    Other others[OTHERS] = {0};
    Thread *threads[OTHERS];
    Stage s;

    stage_init(&s);
    for (int i = 0; i < OTHERS; i++) {
        Other *o = &others[i];

        o->ctx = aio_context_new(NULL);
        assert_int_equal(event_notifier_init(&o->event, 0), 0);
        aio_timer_init(o->ctx, &o->timer, QEMU_CLOCK_REALTIME, SCALE_NS, again,
                       o);
        aio_timer_init(s.ctx, &o->far_timer, QEMU_CLOCK_REALTIME, SCALE_NS,
                       on_a, &s);
        timer_mod(&o->timer, 0);
        threads[i] = thread_start(run_other, o);
    }
    for (int i = 0; i < FORKS; i++) {
        pid_t pid = fork_guarded();

        if (pid == 0) {
            use_all(&s, others);
            _exit(0);
        }
        assert_child_ends_well(pid);
    }
    for (int i = 0; i < OTHERS; i++) {
        others[i].is_over = true;
        thread_join(threads[i]);
        timer_del(&others[i].timer);
        timer_del(&others[i].far_timer);
        aio_set_event_notifier(others[i].ctx, &others[i].event, NULL, NULL,
                               NULL);
        event_notifier_cleanup(&others[i].event);
        aio_context_unref(others[i].ctx);
    }
    stage_deinit(&s);
}

static void arm_and_delete(void *opaque)
{
    atomic_bool *is_over = opaque;
    QEMUTimer timer;

    timer_init_ns(&timer, QEMU_CLOCK_REALTIME, on_a, NULL);
    for (unsigned i = 0; !*is_over; i++) {
        timer_mod(&timer, INT64_MAX);
        timer_del(&timer);
        if (i % 64 == 0) {
            sched_yield(); /* valgrind may starve who waits for the lock */
        }
    }
}

static void a_program_without_a_context_may_fork_as_well(void **state)
{
    atomic_bool is_over = false;
    Thread *thread = thread_start(arm_and_delete, &is_over);

    for (int i = 0; i < FORKS; i++) {
        pid_t pid = fork_guarded();

        if (pid == 0) {
            QEMUTimer timer;

            timer_init_ns(&timer, QEMU_CLOCK_REALTIME, on_a, NULL);
            timer_mod(&timer, INT64_MAX);
            _exit(!vmtimer_del(&timer));
        }
        assert_child_ends_well(pid);
    }
    is_over = true;
    thread_join(thread);
}

/* The first one makes no context. */
static const struct CMUnitTest tests[] = {
    PROMISE(a_program_without_a_context_may_fork_as_well),
    PROMISE(child_and_parent_both_fire_what_was_pending),
    PROMISE(a_child_never_takes_the_parents_wake_up),
    PROMISE(after_fork_the_fd_is_right_in_both),
    PROMISE(a_callback_may_fork_and_both_finish_the_turn),
    PROMISE(a_child_may_acquire_what_was_acquired),
    PROMISE(a_child_may_use_what_other_threads_were_using),
};

int main(void)
{
    return cmocka_run_group_tests_name("fork", tests, NULL, NULL);
}
