/*
 * kernel: stands in front of the C library's clocks and waits.
 *
 * The program's definitions win over those of shared libraries (ld.so(8)), so that
 * libev, libuv and the others read the bench's time, and their waits return at once
 * with nothing. In real time each call goes through to where it belongs.
 */
#include "bench.h"
#include "kernel.h"

#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <time.h>

bool bench_is_real_time;
int64_t bench_now_ns = BENCH_START_NS;
unsigned bench_clock_factor = 1;

static int (*real_clock_gettime)(clockid_t, struct timespec *);
static int (*real_epoll_wait)(int, struct epoll_event *, int, int);
static int (*real_epoll_pwait)(int, struct epoll_event *, int, int,
                               const sigset_t *);
static int (*real_epoll_pwait2)(int, struct epoll_event *, int,
                                const struct timespec *, const sigset_t *);
static int (*real_poll)(struct pollfd *, nfds_t, int);
static int (*real_ppoll)(struct pollfd *, nfds_t, const struct timespec *,
                         const sigset_t *);
static int (*real_timerfd_settime)(int, int, const struct itimerspec *,
                                   struct itimerspec *);

/* dlsym(3): a pointer to data; POSIX says that it will do for a function. */
static void find(void *function, const char *name)
{
    *(void **)function = dlsym(RTLD_NEXT, name);
}

static void __attribute__((constructor(101))) find_real_ones(void)
{
    find(&real_clock_gettime, "clock_gettime");
    find(&real_epoll_wait, "epoll_wait");
    find(&real_epoll_pwait, "epoll_pwait");
    find(&real_epoll_pwait2, "epoll_pwait2");
    find(&real_poll, "poll");
    find(&real_ppoll, "ppoll");
    find(&real_timerfd_settime, "timerfd_settime");
}

int64_t bench_clock_ns(clockid_t clock)
{
    struct timespec now;

    real_clock_gettime(clock, &now);
    return now.tv_sec * NS_PER_S + now.tv_nsec;
}

int64_t bench_real_now_ns(void)
{
    return bench_clock_ns(CLOCK_MONOTONIC);
}

static bool tells_the_time(clockid_t clock)
{
    return clock >= 0 && clock != CLOCK_PROCESS_CPUTIME_ID
        && clock != CLOCK_THREAD_CPUTIME_ID;
}

int clock_gettime(clockid_t clock, struct timespec *ret_now)
{
    int64_t now_ns = bench_now_ns * bench_clock_factor;

    /* constructors of libraries may come first */
    if (!real_clock_gettime) {
        find_real_ones();
    }
    if (bench_is_real_time || !tells_the_time(clock)) {
        return real_clock_gettime(clock, ret_now);
    }
    ret_now->tv_sec = now_ns / NS_PER_S;
    ret_now->tv_nsec = now_ns % NS_PER_S;
    return 0;
}

int epoll_wait(int fd, struct epoll_event *events, int count, int timeout)
{
    return bench_is_real_time ? real_epoll_wait(fd, events, count, timeout) : 0;
}

int epoll_pwait(int fd, struct epoll_event *events, int count, int timeout,
                const sigset_t *mask)
{
    return bench_is_real_time
        ? real_epoll_pwait(fd, events, count, timeout, mask) : 0;
}

int epoll_pwait2(int fd, struct epoll_event *events, int count,
                 const struct timespec *timeout, const sigset_t *mask)
{
    return bench_is_real_time
        ? real_epoll_pwait2(fd, events, count, timeout, mask) : 0;
}

int poll(struct pollfd *fds, nfds_t count, int timeout)
{
    return bench_is_real_time ? real_poll(fds, count, timeout) : 0;
}

int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout,
          const sigset_t *mask)
{
    return bench_is_real_time ? real_ppoll(fds, count, timeout, mask) : 0;
}

int bench_timerfd_settime(int fd, int flags, const struct itimerspec *value)
{
    return real_timerfd_settime(fd, flags, value, NULL);
}

int timerfd_settime(int fd, int flags, const struct itimerspec *value,
                    struct itimerspec *ret_old)
{
    return bench_is_real_time
        ? real_timerfd_settime(fd, flags, value, ret_old) : 0;
}
