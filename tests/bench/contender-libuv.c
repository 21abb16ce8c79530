/*
 * libuv: uv_timer on a loop of its own.
 *
 * Its unit is the millisecond. In our time a microsecond is one of its
 * milliseconds, so that deadlines differ as much as the others' do.
 */
#include "contenders.h"

#include <stdlib.h>
#include <string.h>
#include <uv.h>

typedef struct Set {
    uv_loop_t loop;
    int64_t now_ns;  /* the loop's */
    int64_t unit_ns; /* what its millisecond is to us */
    unsigned n;
    uv_timer_t timers[];
} Set;

static const char *about(void)
{
    static char text[40] = "libuv ";

    return strncpy(text + 6, uv_version_string(), sizeof text - 7) - 6;
}

static void on_fire(uv_timer_t *timer)
{
    bench_fired((unsigned)(uintptr_t)timer->data);
}

static void update_now(Set *set)
{
    if (bench_is_real_time) {
        set->now_ns = (int64_t)uv_now(&set->loop) * NS_PER_MS;
    } else {
        set->now_ns = bench_now_ns / set->unit_ns * set->unit_ns;
    }
}

static void run(Set *set, uv_run_mode mode)
{
    bench_clock_factor = (unsigned)(NS_PER_MS / set->unit_ns);
    uv_run(&set->loop, mode);
    bench_clock_factor = 1;
}

static void *make(unsigned n, Purpose purpose)
{
    Set *set = bench_alloc(1, sizeof *set + n * sizeof set->timers[0]);

    set->n = n;
    set->unit_ns = purpose == FOR_WAKING ? NS_PER_MS : NS_PER_US;
    bench_clock_factor = (unsigned)(NS_PER_MS / set->unit_ns);
    uv_loop_init(&set->loop);
    uv_update_time(&set->loop);
    bench_clock_factor = 1;
    for (unsigned i = 0; i < n; i++) {
        uv_timer_init(&set->loop, &set->timers[i]);
        set->timers[i].data = (void *)(uintptr_t)i;
    }
    update_now(set);
    return set;
}

static void free_set(void *opaque)
{
    Set *set = opaque;

    for (unsigned i = 0; i < set->n; i++) {
        uv_close((uv_handle_t *)&set->timers[i], NULL);
    }
    run(set, UV_RUN_NOWAIT);
    uv_loop_close(&set->loop);
    free(set);
}

/* Rounded up: never early. */
static void arm(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;
    int64_t ahead_ns;

    if (bench_is_real_time) {
        uv_update_time(&set->loop);
        update_now(set);
    }
    ahead_ns = expire_ns - set->now_ns;
    uv_timer_start(&set->timers[i], on_fire,
                   (uint64_t)(ahead_ns + set->unit_ns - 1)
                   / (uint64_t)set->unit_ns, 0);
}

static void del(void *opaque, unsigned i)
{
    Set *set = opaque;

    uv_timer_stop(&set->timers[i]);
}

static void turn(void *opaque)
{
    Set *set = opaque;

    update_now(set);
    run(set, UV_RUN_NOWAIT);
}

static void wait_turn(void *opaque)
{
    Set *set = opaque;

    run(set, UV_RUN_ONCE);
}

const Contender contender_libuv = {
    .name = "libuv", .about = about, .flags = NO_THREADS | NO_STEPPING,
    .tick_ns = NS_PER_US,
    .make = make, .free = free_set, .arm = arm, .rearm = arm, .del = del,
    .turn = turn, .wait = wait_turn,
};
