/*
 * calls: the system calls the library makes, counted and, on demand, failing.
 *
 * The linker's --wrap leads the calls of the library and of the tests here; the
 * C library's own are not seen.
 */
#ifndef SUPPORT_CALLS_H
#define SUPPORT_CALLS_H

#include <stdint.h>

typedef enum Call {
    CALL_EPOLL_CREATE,
    CALL_EPOLL_CTL,
    CALL_EPOLL_WAIT,
    CALL_EVENTFD,
    CALL_READ,
    CALL_TIMERFD_CREATE,
    CALL_TIMERFD_SETTIME,
    CALL_WRITE,
    CALL_COUNT
} Call;

/* All counts are 0, nothing fails. */
void calls_reset(void);

/* Since the last reset, in every thread. */
unsigned calls_made(Call call);

/* epoll_wait, timerfd_settime, read and write together: what a firing costs. */
unsigned calls_of_a_turn(void);

/*
 * The @nth call from now on (1: the next one) fails with @error. A
 * timerfd_settime does its work all the same, as the kernel's ECANCELED does.
 */
void calls_fail(Call call, unsigned nth, int error);

/* The it_value of the last timerfd_settime in ns; 0: it disarmed; -1: none. */
int64_t calls_last_settime_ns(void);

#endif
