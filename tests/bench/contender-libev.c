/*
 * libev: ev_timer on a loop of its own.
 *
 * A pending timer is armed again by ev_timer_again, its fast way. Times are
 * relative to the loop's own time, which a turn reads.
 */
#include "contenders.h"

#include <stdio.h>
#include <stdlib.h>
#include <ev.h>

typedef struct Set {
    struct ev_loop *loop;
    int64_t now_ns; /* the loop's */
    unsigned n;
    ev_timer timers[];
} Set;

static const char *about(void)
{
    static char text[40];

    snprintf(text, sizeof text, "libev %d.%d", ev_version_major(),
             ev_version_minor());
    return text;
}

static void on_fire(struct ev_loop *loop, ev_timer *timer, int events)
{
    (void)events;
    if (timer->repeat != 0.) { /* ev_timer_again's; it is filed again already */
        timer->repeat = 0.;
        ev_timer_stop(loop, timer);
    }
    bench_fired((unsigned)(uintptr_t)timer->data);
}

static void update_now(Set *set)
{
    set->now_ns = bench_is_real_time ? bench_real_now_ns() : bench_now_ns;
}

static void *make(unsigned n, Purpose purpose)
{
    Set *set = bench_alloc(1, sizeof *set + n * sizeof set->timers[0]);

    (void)purpose;
    set->n = n;
    set->loop = ev_loop_new(EVBACKEND_EPOLL);
    for (unsigned i = 0; i < n; i++) {
        ev_timer_init(&set->timers[i], on_fire, 0., 0.);
        set->timers[i].data = (void *)(uintptr_t)i;
    }
    ev_now_update(set->loop);
    update_now(set);
    return set;
}

static void free_set(void *opaque)
{
    Set *set = opaque;

    ev_loop_destroy(set->loop);
    free(set);
}

/* In real time by a fresh reading: the loop's own may be a whole wait old. */
static ev_tstamp relative(Set *set, int64_t expire_ns)
{
    if (bench_is_real_time) {
        update_now(set);
        ev_now_update(set->loop);
    }
    return (ev_tstamp)(expire_ns - set->now_ns) * 1e-9;
}

static void arm(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;

    ev_timer_set(&set->timers[i], relative(set, expire_ns), 0.);
    ev_timer_start(set->loop, &set->timers[i]);
}

static void rearm(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;

    set->timers[i].repeat = relative(set, expire_ns);
    ev_timer_again(set->loop, &set->timers[i]);
}

static void del(void *opaque, unsigned i)
{
    Set *set = opaque;

    ev_timer_stop(set->loop, &set->timers[i]);
}

static void turn(void *opaque)
{
    Set *set = opaque;

    update_now(set);
    ev_run(set->loop, EVRUN_NOWAIT);
}

static void wait_turn(void *opaque)
{
    Set *set = opaque;

    ev_run(set->loop, EVRUN_ONCE);
}

const Contender contender_libev = {
    .name = "libev", .about = about, .flags = NO_THREADS | NO_STEPPING,
    .tick_ns = NS_PER_US,
    .make = make, .free = free_set, .arm = arm, .rearm = rearm, .del = del,
    .turn = turn, .wait = wait_turn,
};
