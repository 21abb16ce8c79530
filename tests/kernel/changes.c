/*
 * changes: a clock that one thread changes wakes the loop that waits in another.
 *
 * Each row has a timer that will not fire until the clock is changed. A wait that
 * no change ends is a hang.
 */
#include "fake-clock.h"
#include "promise.h"
#include "threads.h"
#include "vmtimer.h"
#include "vmtimer/extras.h"

#include <poll.h>
#include <stdatomic.h>

#define HOUR_NS (3600 * NANOSECONDS_PER_SECOND)

static void disable(void)
{
    qemu_clock_enable(QEMU_CLOCK_REALTIME, false);
}

static void enable(void)
{
    qemu_clock_enable(QEMU_CLOCK_REALTIME, true);
}

static void slow_down(void)
{
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 1, 1000000);
}

static void speed_up(void)
{
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 1000000, 1);
}

static void drive_host(void)
{
    fake_clock_install(QEMU_CLOCK_HOST);
}

static void jump_ahead(void)
{
    fake_clock_set_ns(QEMU_CLOCK_HOST, HOUR_NS);
}

static void drive_realtime_far_ahead(void)
{
    fake_clock_install(QEMU_CLOCK_REALTIME);
    fake_clock_set_ns(QEMU_CLOCK_REALTIME, INT64_MAX - 1);
}

static void nothing_yet(void)
{
}

static void move(void)
{
    qemu_clock_advance_virtual_time(qemu_clock_get_ns(QEMU_CLOCK_VIRTUAL)
                                    + HOUR_NS);
}

static const struct {
    const char *name;
    QEMUClockType type;
    void (*before)(void);
    int64_t ahead_ns; /* of now, after that */
    void (*change)(void);
} rows[] = {
    {"enabled", QEMU_CLOCK_REALTIME, disable, 0, enable},
    {"goes on", QEMU_CLOCK_VIRTUAL, cpu_disable_ticks, SCALE_MS,
     cpu_enable_ticks},
    {"goes on, VIRTUAL_RT", QEMU_CLOCK_VIRTUAL_RT, cpu_disable_ticks, SCALE_MS,
     cpu_enable_ticks},
    {"machine started", QEMU_CLOCK_VIRTUAL, vmtimer_vm_stop, 0,
     vmtimer_vm_start},
    {"another rate", QEMU_CLOCK_VIRTUAL, slow_down, HOUR_NS, speed_up},
    {"moved by hand", QEMU_CLOCK_VIRTUAL, cpu_disable_ticks, HOUR_NS, move},
    {"moved by its source", QEMU_CLOCK_HOST, drive_host, HOUR_NS, jump_ahead},
    {"a source of its own again", QEMU_CLOCK_HOST, drive_host, HOUR_NS,
     fake_clock_remove_all},
    {"another source", QEMU_CLOCK_REALTIME, nothing_yet, HOUR_NS,
     drive_realtime_far_ahead},
};

typedef struct Loop {
    AioContext *ctx;
    QEMUTimer timer;
    int64_t expire_ns;
    atomic_bool has_fired;
    bool was_early;
} Loop;

static void on_timer(void *opaque)
{
    Loop *loop = opaque;

    loop->was_early = qemu_clock_get_ns(timerlist_get_clock(
                          loop->timer.timer_list)) < loop->expire_ns;
    loop->has_fired = true;
}

static void run_its_own(void *opaque)
{
    Loop *loop = opaque;

    while (!loop->has_fired) {
        aio_poll(loop->ctx, true);
    }
}

static void run_a_foreign_one(void *opaque)
{
    Loop *loop = opaque;
    struct pollfd fd = {.fd = vmtimer_context_fd(loop->ctx), .events = POLLIN};

    vmtimer_context_dispatch(loop->ctx);
    while (!loop->has_fired) {
        poll(&fd, 1, -1);
        vmtimer_context_dispatch(loop->ctx);
    }
}

static void each_change_ends_the_wait(void (*run)(void *opaque))
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Loop loop = {.ctx = aio_context_new(NULL)};

        rows[i].before();
        aio_timer_init(loop.ctx, &loop.timer, rows[i].type, SCALE_NS, on_timer,
                       &loop);
        loop.expire_ns = qemu_clock_get_ns(rows[i].type) + rows[i].ahead_ns;
        timer_mod(&loop.timer, loop.expire_ns);
        Thread *thread = thread_start(run, &loop);
        thread_await_asleep(thread);
        if (loop.has_fired) {
            fail_msg("%s: fired before", rows[i].name);
        }
        rows[i].change();
        thread_join(thread);
        if (loop.was_early) {
            fail_msg("%s: fired early", rows[i].name);
        }
        aio_context_unref(loop.ctx);
        promise_reset(NULL);
    }
}

static void every_change_of_a_clock_wakes_a_loop_of_its_own(void **state)
{
    each_change_ends_the_wait(run_its_own);
}

static void every_change_of_a_clock_wakes_a_foreign_loop(void **state)
{
    each_change_ends_the_wait(run_a_foreign_one);
}

static const struct CMUnitTest tests[] = {
    PROMISE(every_change_of_a_clock_wakes_a_loop_of_its_own),
    PROMISE(every_change_of_a_clock_wakes_a_foreign_loop),
};

int main(void)
{
    return cmocka_run_group_tests_name("changes", tests, NULL, NULL);
}
