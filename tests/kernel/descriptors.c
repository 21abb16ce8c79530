/*
 * descriptors: a context is made whole, or not at all.
 */
#include "calls.h"
#include "promise.h"
#include "vmtimer.h"
#include "vmtimer/extras.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>

/* An epoll, an eventfd, and a timerfd per clock; all but the epoll are in it. */
enum { OF_A_CONTEXT = 2 + QEMU_CLOCK_MAX };

static struct rlimit usual;

/* From here on only @count more can be made. */
static void leave_descriptors(unsigned count)
{
    struct rlimit scarce;
    unsigned number = 0;

    assert_return_code(getrlimit(RLIMIT_NOFILE, &usual), errno);
    for (unsigned left = count; left || fcntl((int)number, F_GETFD) >= 0;
         number++) {
        left -= fcntl((int)number, F_GETFD) < 0;
    }
    scarce = (struct rlimit){number, usual.rlim_max};
    assert_return_code(setrlimit(RLIMIT_NOFILE, &scarce), errno);
}

static void leave_as_many_as_usual(void)
{
    assert_return_code(setrlimit(RLIMIT_NOFILE, &usual), errno);
}

static void assert_says(Error *error, const char *sentence)
{
    assert_non_null(error);
    assert_string_equal(error_get_pretty(error), sentence);
    error_free(error);
}

static void a_context_short_of_any_descriptor_is_not_made(void **state)
{
    for (unsigned left = 0; left < OF_A_CONTEXT; left++) {
        Error *error = NULL;

        leave_descriptors(left);
        AioContext *ctx = aio_context_new(&error);
        int said = errno;
        leave_as_many_as_usual();
        assert_null(ctx);
        assert_int_equal(said, EMFILE);
        assert_says(error, "aio_context_new: Too many open files");
    }
    leave_descriptors(OF_A_CONTEXT);
    AioContext *ctx = aio_context_new(NULL);
    leave_as_many_as_usual();
    assert_non_null(ctx);
    aio_context_unref(ctx);
}

static void a_context_that_cannot_watch_its_own_is_not_made(void **state)
{
    for (unsigned nth = 1; nth < OF_A_CONTEXT; nth++) {
        Error *error = NULL;

        calls_fail(CALL_EPOLL_CTL, nth, ENOSPC);
        assert_null(aio_context_new(&error));
        assert_int_equal(errno, ENOSPC);
        assert_says(error, "aio_context_new: No space left on device");
    }
}

static void the_main_loop_says_what_it_is_short_of(void **state)
{
    for (unsigned left = 0; left < OF_A_CONTEXT; left++) {
        Error *error = NULL;

        leave_descriptors(left);
        int result = qemu_init_main_loop(&error);
        leave_as_many_as_usual();
        assert_int_equal(result, -EMFILE);
        assert_says(error, "qemu_init_main_loop: Too many open files");
        assert_null(qemu_get_aio_context());
    }
}

static void nothing(void *opaque)
{
}

static void arming_makes_no_descriptor(void **state)
{
    AioContext *ctx = aio_context_new(NULL);
    QEMUTimer timers[QEMU_CLOCK_MAX];

    leave_descriptors(0);
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        aio_timer_init(ctx, &timers[type], (QEMUClockType)type, SCALE_NS,
                       nothing, NULL);
        timer_mod(&timers[type], qemu_clock_get_ns((QEMUClockType)type)
                                     + 3600 * NANOSECONDS_PER_SECOND);
    }
    calls_reset();
    aio_poll(ctx, false); /* the kernel learns of them */
    assert_int_equal(calls_made(CALL_TIMERFD_SETTIME), QEMU_CLOCK_MAX);
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        timer_mod(&timers[type], 0);
    }
    aio_poll(ctx, true);
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        assert_false(timer_pending(&timers[type]));
    }
    leave_as_many_as_usual();
    aio_context_unref(ctx);
}

static const struct CMUnitTest tests[] = {
    PROMISE(a_context_short_of_any_descriptor_is_not_made),
    PROMISE(a_context_that_cannot_watch_its_own_is_not_made),
    PROMISE(the_main_loop_says_what_it_is_short_of),
    PROMISE(arming_makes_no_descriptor),
};

int main(void)
{
    return cmocka_run_group_tests_name("descriptors", tests, NULL, NULL);
}
