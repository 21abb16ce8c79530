/*
 * libevent: timers in its heap; and in a queue of equal delays, its "common
 * timeouts", which serve nothing else.
 */
#include "contenders.h"

#include <event2/event.h>
#include <event2/event_struct.h>
#ifdef HAVE_LIBEVENT_PTHREADS
#include <event2/thread.h>
#endif
#include <stdio.h>
#include <stdlib.h>

typedef struct Set {
    struct event_base *base;
    const struct timeval *common;
    unsigned n;
    struct event timers[];
} Set;

static const char *about(void)
{
    static char text[40];

    snprintf(text, sizeof text, "libevent %s", event_get_version());
    return text;
}

static const char *about_common(void)
{
    static char text[60];

    snprintf(text, sizeof text, "%s, common timeout", about());
    return text;
}

static void on_fire(evutil_socket_t fd, short what, void *opaque)
{
    (void)fd;
    (void)what;
    bench_fired((unsigned)(uintptr_t)opaque);
}

/* What a reading takes off the clock's exactness, it adds to lateness. */
static struct event_base *make_base(Purpose purpose)
{
    struct event_config *config = event_config_new();
    struct event_base *base;

    if (purpose == FOR_WAKING) {
        event_config_set_flag(config, EVENT_BASE_FLAG_PRECISE_TIMER);
    }
    if (purpose != FOR_THREADS) {
        event_config_set_flag(config, EVENT_BASE_FLAG_NOLOCK);
    }
    base = event_base_new_with_config(config);
    event_config_free(config);
    return base;
}

static void *make(unsigned n, Purpose purpose)
{
    Set *set = bench_alloc(1, sizeof *set + n * sizeof set->timers[0]);

#ifdef HAVE_LIBEVENT_PTHREADS
    if (purpose == FOR_THREADS) {
        evthread_use_pthreads();
    }
#endif
    set->n = n;
    set->base = make_base(purpose);
    for (unsigned i = 0; i < n; i++) {
        evtimer_assign(&set->timers[i], set->base, on_fire,
                       (void *)(uintptr_t)i);
    }
    return set;
}

static void *make_common(unsigned n, Purpose purpose)
{
    Set *set = make(n, purpose);
    struct timeval delay = {.tv_sec = TIMEOUT_NS / NS_PER_S};

    set->common = event_base_init_common_timeout(set->base, &delay);
    return set;
}

static void free_set(void *opaque)
{
    Set *set = opaque;

    for (unsigned i = 0; i < set->n; i++) {
        event_del(&set->timers[i]);
    }
    event_base_free(set->base);
    free(set);
}

static void arm(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;
    int64_t now_ns = bench_is_real_time ? bench_real_now_ns() : bench_now_ns;
    int64_t ahead_us = (expire_ns - now_ns + NS_PER_US - 1) / NS_PER_US;
    struct timeval delay = {ahead_us / 1000000, ahead_us % 1000000};

    event_add(&set->timers[i], &delay);
}

static void arm_common(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;

    (void)expire_ns;
    event_add(&set->timers[i], set->common);
}

static void del(void *opaque, unsigned i)
{
    Set *set = opaque;

    event_del(&set->timers[i]);
}

static void turn(void *opaque)
{
    Set *set = opaque;

    event_base_loop(set->base, EVLOOP_NONBLOCK);
}

static void wait_turn(void *opaque)
{
    Set *set = opaque;

    event_base_loop(set->base, EVLOOP_ONCE);
}

const Contender contender_libevent = {
    .name = "libevent", .about = about, .flags = NO_STEPPING,
    .tick_ns = NS_PER_US,
    .make = make, .free = free_set, .arm = arm, .rearm = arm, .del = del,
    .turn = turn, .wait = wait_turn,
};

const Contender contender_libevent_common = {
    .name = "libevent-common", .about = about_common,
    .flags = ONLY_TIMEOUTS | NO_STEPPING | NO_WAKING, .tick_ns = NS_PER_US,
    .make = make_common, .free = free_set, .arm = arm_common,
    .rearm = arm_common, .del = del, .turn = turn,
};
