/*
 * POSIX timers: timer_settime, and a signal that is waited for.
 */
#include "contenders.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>

typedef struct Set {
    sigset_t signals;
    unsigned n;
    timer_t timers[];
} Set;

static const char *about(void)
{
    return "timer_create(2), with a queued signal";
}

static void free_set(void *opaque)
{
    Set *set = opaque;

    for (unsigned i = 0; i < set->n; i++) {
        timer_delete(set->timers[i]);
    }
    free(set);
}

static void *make(unsigned n, Purpose purpose)
{
    Set *set = bench_alloc(1, sizeof *set + n * sizeof set->timers[0]);

    (void)purpose;
    sigemptyset(&set->signals);
    sigaddset(&set->signals, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set->signals, NULL);
    for (set->n = 0; set->n < n; set->n++) {
        struct sigevent event = {
            .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN,
            .sigev_value = {.sival_int = (int)set->n},
        };

        if (timer_create(CLOCK_MONOTONIC, &event, &set->timers[set->n]) != 0) {
            free_set(set);
            return NULL;
        }
    }
    return set;
}

static void arm(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;
    int64_t ns = bench_is_real_time ? expire_ns : expire_ns - bench_now_ns;
    struct itimerspec value = {.it_value = {ns / NS_PER_S, ns % NS_PER_S}};

    timer_settime(set->timers[i], bench_is_real_time ? TIMER_ABSTIME : 0, &value,
                  NULL);
}

static void del(void *opaque, unsigned i)
{
    Set *set = opaque;

    timer_settime(set->timers[i], 0, &(struct itimerspec){0}, NULL);
}

static void wait_turn(void *opaque)
{
    Set *set = opaque;
    siginfo_t info;

    if (sigwaitinfo(&set->signals, &info) == SIGRTMIN) {
        bench_fired((unsigned)info.si_value.sival_int);
    }
}

const Contender contender_posix = {
    .name = "posix", .about = about,
    .flags = NO_TURNS | NO_THREADS | NO_STEPPING, .tick_ns = 1,
    .make = make, .free = free_set, .arm = arm, .rearm = arm, .del = del,
    .wait = wait_turn,
};
