/*
 * support-selftest: the checks of tests/support can fail.
 *
 * Each test here runs a group of one bad test in a child and wants it red.
 */
#include "blocks.h"
#include "calls.h"
#include "child.h"
#include "fake-clock.h"
#include "scene.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void keeps_the_promise(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "A");
    scene_free(s);
}

static void leaves_a_descriptor(void **state)
{
    assert_true(open("/dev/null", O_RDONLY) >= 0);
}

static void *volatile kept;

static void leaves_a_block(void **state)
{
    kept = malloc(1);
}

static void *wait_for_ever(void *opaque)
{
    for (;;) {
        pause();
    }
    return NULL;
}

static void leaves_a_thread(void **state)
{
    pthread_t thread;

    assert_int_equal(pthread_create(&thread, NULL, wait_for_ever, NULL), 0);
}

static void nothing(void *opaque)
{
}

static void leaves_a_pending_timer(void **state)
{
    static QEMUTimer timer;

    timer_init_ns(&timer, QEMU_CLOCK_HOST, nothing, NULL);
    timer_mod(&timer, INT64_MAX);
}

static void again(Spy *spy)
{
    timer_mod(&spy->timer, 0);
}

static void leaves_a_message(void **state)
{
    Scene *s = scene_new();

    vmtimer_set_storm_limit(10);
    s->a.then = again;
    timer_mod(&s->a.timer, 0);
    scene_run_at(s, T0);
    scene_free(s);
}

static void fires_another_order(void **state)
{
    Scene *s = scene_new();

    timer_mod(&s->a.timer, T0);
    scene_run_at(s, T0);
    assert_fired(s, "B");
}

static void does_not_stop(void **state)
{
    assert_stops("timer_mod", timer_free(NULL));
}

static void stops_with_other_words(void **state)
{
    assert_stops("timer_mod", timer_del(NULL));
}

/* The exit status of a group of one; its output goes nowhere. */
static int run_alone(CMUnitTestFunction test)
{
    int status;
    pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid == 0) {
        const struct CMUnitTest group[] = {
            {"alone", test, promise_begin, promise_end, NULL},
        };

        if (!freopen("/dev/null", "w", stdout)
            || !freopen("/dev/null", "w", stderr)) {
            _exit(99);
        }
        _exit(cmocka_run_group_tests(group, NULL, NULL));
    }
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void a_test_that_leaves_nothing_is_green(void **state)
{
    assert_int_equal(run_alone(keeps_the_promise), 0);
}

static void what_is_left_behind_makes_a_test_red(void **state)
{
    assert_int_equal(run_alone(leaves_a_descriptor), 1);
    assert_int_equal(run_alone(leaves_a_block), 1);
    assert_int_equal(run_alone(leaves_a_thread), 1);
    assert_int_equal(run_alone(leaves_a_pending_timer), 1);
    assert_int_equal(run_alone(leaves_a_message), 1);
}

static void a_wrong_firing_makes_a_test_red(void **state)
{
    assert_int_equal(run_alone(fires_another_order), 1);
}

static void a_program_that_goes_on_makes_a_test_red(void **state)
{
    assert_int_equal(run_alone(does_not_stop), 1);
    assert_int_equal(run_alone(stops_with_other_words), 1);
}

static void needs_a_falsehood(void *opaque)
{
    need_equal(*(int *)opaque, 1);
}

static void has_a_child_that_fails(void **state)
{
    int number = 2;

    assert_holds(needs_a_falsehood, &number);
}

static void has_a_child_that_stops(void **state)
{
    assert_holds((void (*)(void *))timer_del, NULL);
}

static void a_child_in_which_something_does_not_hold_makes_a_test_red(void **state)
{
    int number = 1;

    assert_holds(needs_a_falsehood, &number);
    assert_int_equal(run_alone(has_a_child_that_fails), 1);
    assert_int_equal(run_alone(has_a_child_that_stops), 1);
}

static void calls_are_counted_and_fail_on_demand(void **state)
{
    char byte;

    calls_reset();
    calls_fail(CALL_READ, 2, EIO);
    assert_int_equal(read(-1, &byte, 1), -1);
    assert_int_equal(errno, EBADF);
    assert_int_equal(read(-1, &byte, 1), -1);
    assert_int_equal(errno, EIO);
    assert_int_equal(calls_made(CALL_READ), 2);
}

static void blocks_are_counted_and_fail_on_demand(void **state)
{
    long before = blocks_held();

    kept = malloc(1);
    kept = realloc(kept, 2);
    assert_int_equal(blocks_held(), before + 1);
    free(kept);
    assert_int_equal(blocks_held(), before);
    blocks_fail(1);
    kept = malloc(1);
    assert_null(kept);
}

static void a_faked_kernel_clock_stands_where_it_is_put(void **state)
{
    fake_kernel_clock_set_ns(INT64_C(5000000007));
    assert_int_equal(get_clock(), INT64_C(5000000007));
    fake_kernel_clock_advance_ns(3);
    assert_int_equal(get_clock_realtime(), INT64_C(5000000010));
    fake_kernel_clock_remove();
    assert_true(get_clock() != INT64_C(5000000010));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMISE(a_test_that_leaves_nothing_is_green),
        PROMISE(what_is_left_behind_makes_a_test_red),
        PROMISE(a_wrong_firing_makes_a_test_red),
        PROMISE(a_program_that_goes_on_makes_a_test_red),
        PROMISE(a_child_in_which_something_does_not_hold_makes_a_test_red),
        PROMISE(calls_are_counted_and_fail_on_demand),
        PROMISE(blocks_are_counted_and_fail_on_demand),
        PROMISE(a_faked_kernel_clock_stands_where_it_is_put),
    };

    return cmocka_run_group_tests_name("support", tests, NULL, NULL);
}
