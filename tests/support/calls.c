/*
 * calls: the system calls the library makes, counted and, on demand, failing.
 *
 * Lock: none; atomics, so that other threads may call as well.
 */
#include "calls.h"

#include "wrapped.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

static struct {
    _Atomic unsigned made;
    _Atomic unsigned fails_at; /* the value of `made` that fails; 0: none */
    _Atomic int error;
} calls[CALL_COUNT];

static _Atomic int64_t last_settime_ns = -1;

void calls_reset(void)
{
    for (int i = 0; i < CALL_COUNT; i++) {
        calls[i].made = 0;
        calls[i].fails_at = 0;
    }
    last_settime_ns = -1;
}

unsigned calls_made(Call call)
{
    return calls[call].made;
}

unsigned calls_of_a_turn(void)
{
    return calls_made(CALL_EPOLL_WAIT) + calls_made(CALL_TIMERFD_SETTIME)
           + calls_made(CALL_READ) + calls_made(CALL_WRITE);
}

void calls_fail(Call call, unsigned nth, int error)
{
    calls[call].error = error;
    calls[call].fails_at = calls[call].made + nth;
}

int64_t calls_last_settime_ns(void)
{
    return last_settime_ns;
}

static bool is_to_fail(Call call)
{
    unsigned number = atomic_fetch_add(&calls[call].made, 1) + 1;

    if (number != calls[call].fails_at) {
        return false;
    }
    errno = calls[call].error;
    return true;
}

int __real_epoll_create1(int flags);
int __wrap_epoll_create1(int flags);
int __wrap_epoll_create1(int flags)
{
    return is_to_fail(CALL_EPOLL_CREATE) ? -1 : __real_epoll_create1(flags);
}

int __real_epoll_ctl(int epfd, int op, int fd, struct epoll_event *event);
int __wrap_epoll_ctl(int epfd, int op, int fd, struct epoll_event *event);
int __wrap_epoll_ctl(int epfd, int op, int fd, struct epoll_event *event)
{
    return is_to_fail(CALL_EPOLL_CTL) ? -1
                                      : __real_epoll_ctl(epfd, op, fd, event);
}

int __real_epoll_wait(int epfd, struct epoll_event *events, int max, int ms);
int __wrap_epoll_wait(int epfd, struct epoll_event *events, int max, int ms);
int __wrap_epoll_wait(int epfd, struct epoll_event *events, int max, int ms)
{
    return is_to_fail(CALL_EPOLL_WAIT)
               ? -1 : __real_epoll_wait(epfd, events, max, ms);
}

int __real_eventfd(unsigned count, int flags);
int __wrap_eventfd(unsigned count, int flags);
int __wrap_eventfd(unsigned count, int flags)
{
    return is_to_fail(CALL_EVENTFD) ? -1 : __real_eventfd(count, flags);
}

ssize_t __real_read(int fd, void *buffer, size_t size);
ssize_t __wrap_read(int fd, void *buffer, size_t size);
ssize_t __wrap_read(int fd, void *buffer, size_t size)
{
    return is_to_fail(CALL_READ) ? -1 : __real_read(fd, buffer, size);
}

ssize_t __real_write(int fd, const void *buffer, size_t size);
ssize_t __wrap_write(int fd, const void *buffer, size_t size);
ssize_t __wrap_write(int fd, const void *buffer, size_t size)
{
    return is_to_fail(CALL_WRITE) ? -1 : __real_write(fd, buffer, size);
}

int __real_timerfd_create(int clock, int flags);
int __wrap_timerfd_create(int clock, int flags);
int __wrap_timerfd_create(int clock, int flags)
{
    return is_to_fail(CALL_TIMERFD_CREATE)
               ? -1 : __real_timerfd_create(clock, flags);
}

int __real_timerfd_settime(int fd, int flags, const struct itimerspec *new,
                           struct itimerspec *old)
    REAL(timerfd_settime, __timerfd_settime64);
int __wrap_timerfd_settime(int fd, int flags, const struct itimerspec *new,
                           struct itimerspec *old)
    WRAP(timerfd_settime, __timerfd_settime64);
int __wrap_timerfd_settime(int fd, int flags, const struct itimerspec *new,
                           struct itimerspec *old)
{
    int result = __real_timerfd_settime(fd, flags, new, old);

    last_settime_ns = new->it_value.tv_sec * INT64_C(1000000000)
                      + new->it_value.tv_nsec;
    return is_to_fail(CALL_TIMERFD_SETTIME) ? -1 : result;
}
