/*
 * One timerfd per timer, in one epoll. The kernel keeps the order, by its own
 * clock: nothing here can be fired in our time. With one timer it is the least
 * that waking by timerfd and epoll can cost; lateness is compared to it.
 */
#include "contenders.h"
#include "kernel.h"

#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

typedef struct Set {
    int epoll_fd;
    unsigned n;
    int timers[];
} Set;

static const char *about(void)
{
    return "one timerfd per timer, in an epoll";
}

static void free_set(void *opaque)
{
    Set *set = opaque;

    for (unsigned i = 0; i < set->n; i++) {
        close(set->timers[i]);
    }
    close(set->epoll_fd);
    free(set);
}

static void *make(unsigned n, Purpose purpose)
{
    Set *set = bench_alloc(1, sizeof *set + n * sizeof set->timers[0]);

    (void)purpose;
    set->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    for (set->n = 0; set->n < n; set->n++) {
        struct epoll_event event = {EPOLLIN, {.u32 = set->n}};
        int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);

        if (fd < 0) {
            free_set(set);
            return NULL;
        }
        set->timers[set->n] = fd;
        epoll_ctl(set->epoll_fd, EPOLL_CTL_ADD, fd, &event);
    }
    return set;
}

static struct timespec to_timespec(int64_t ns)
{
    return (struct timespec){ns / NS_PER_S, ns % NS_PER_S};
}

static void arm(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;
    int64_t ahead_ns = bench_is_real_time ? 0 : expire_ns - bench_now_ns;
    struct itimerspec value = {
        .it_value = to_timespec(bench_is_real_time ? expire_ns : ahead_ns),
    };

    bench_timerfd_settime(set->timers[i],
                          bench_is_real_time ? TFD_TIMER_ABSTIME : 0, &value);
}

static void del(void *opaque, unsigned i)
{
    Set *set = opaque;

    bench_timerfd_settime(set->timers[i], 0, &(struct itimerspec){0});
}

static void wait_turn(void *opaque)
{
    Set *set = opaque;
    struct epoll_event events[64];
    int count = epoll_wait(set->epoll_fd, events, 64, -1);

    for (int k = 0; k < count; k++) {
        unsigned i = events[k].data.u32;
        uint64_t times;

        if (read(set->timers[i], &times, sizeof times) == sizeof times) {
            bench_fired(i);
        }
    }
}

const Contender contender_timerfd = {
    .name = "timerfd", .about = about,
    .flags = NO_TURNS | NO_THREADS | NO_STEPPING, .tick_ns = 1,
    .make = make, .free = free_set, .arm = arm, .rearm = arm, .del = del,
    .wait = wait_turn,
};
