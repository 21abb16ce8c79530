/*
 * sd-event: a time source per timer, accurate to a microsecond.
 */
#include "contenders.h"

#include <stdlib.h>
#include <systemd/sd-event.h>
#include <time.h>

typedef struct Set {
    sd_event *event;
    unsigned n;
    sd_event_source *timers[];
} Set;

static const char *about(void)
{
    return "sd-event of systemd " BENCH_SYSTEMD_VERSION;
}

static int on_fire(sd_event_source *source, uint64_t us, void *opaque)
{
    (void)source;
    (void)us;
    bench_fired((unsigned)(uintptr_t)opaque);
    return 0;
}

static void *make(unsigned n, Purpose purpose)
{
    Set *set = bench_alloc(1, sizeof *set + n * sizeof set->timers[0]);

    (void)purpose;
    set->n = n;
    if (sd_event_new(&set->event) < 0) {
        free(set);
        return NULL;
    }
    for (unsigned i = 0; i < n; i++) {
        sd_event_add_time(set->event, &set->timers[i], CLOCK_MONOTONIC,
                          UINT64_MAX - 1, 1, on_fire, (void *)(uintptr_t)i);
        sd_event_source_set_enabled(set->timers[i], SD_EVENT_OFF);
    }
    return set;
}

static void free_set(void *opaque)
{
    Set *set = opaque;

    for (unsigned i = 0; i < set->n; i++) {
        sd_event_source_unref(set->timers[i]);
    }
    sd_event_unref(set->event);
    free(set);
}

/* Rounded up to its microseconds: never early. */
static void rearm(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;

    sd_event_source_set_time(set->timers[i],
                             (uint64_t)(expire_ns + NS_PER_US - 1) / 1000);
}

static void arm(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;

    rearm(set, i, expire_ns);
    sd_event_source_set_enabled(set->timers[i], SD_EVENT_ONESHOT);
}

static void del(void *opaque, unsigned i)
{
    Set *set = opaque;

    sd_event_source_set_enabled(set->timers[i], SD_EVENT_OFF);
}

/* A run of it dispatches one source. */
static void turn(void *opaque)
{
    Set *set = opaque;

    while (sd_event_run(set->event, 0) > 0) {
    }
}

static void wait_turn(void *opaque)
{
    Set *set = opaque;

    sd_event_run(set->event, UINT64_MAX);
}

const Contender contender_sd_event = {
    .name = "sd-event", .about = about, .flags = NO_THREADS | NO_STEPPING,
    .tick_ns = NS_PER_US, .own_bytes = sizeof(sd_event_source *),
    .make = make, .free = free_set, .arm = arm, .rearm = rearm, .del = del,
    .turn = turn, .wait = wait_turn,
};
