/*
 * A sorted list, which is QEMU's shape: stands in where QEMU's own source cannot
 * be had, and the table says so. With a mutex, as QEMU has.
 */
#include "contenders.h"

#include <pthread.h>
#include <stdlib.h>

typedef struct Timer {
    int64_t expire_ns;
    struct Timer *next;
    unsigned i;
} Timer;

typedef struct Set {
    pthread_mutex_t lock;
    Timer *first;
    Timer timers[];
} Set;

static const char *about(void)
{
    return "a sorted list of our own, in the place of QEMU's";
}

static void *make(unsigned n, Purpose purpose)
{
    Set *set;

    if (purpose == FOR_WAKING) {
        return NULL;
    }
    set = bench_alloc(1, sizeof *set + n * sizeof set->timers[0]);
    pthread_mutex_init(&set->lock, NULL);
    for (unsigned i = 0; i < n; i++) {
        set->timers[i].i = i;
    }
    return set;
}

static void free_set(void *opaque)
{
    Set *set = opaque;

    pthread_mutex_destroy(&set->lock);
    free(set);
}

static void take_out(Set *set, Timer *t)
{
    Timer **link = &set->first;

    while (*link && *link != t) {
        link = &(*link)->next;
    }
    if (*link) {
        *link = t->next;
    }
}

static void arm(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;
    Timer *t = &set->timers[i], **link = &set->first;

    pthread_mutex_lock(&set->lock);
    take_out(set, t);
    while (*link && (*link)->expire_ns <= expire_ns) {
        link = &(*link)->next;
    }
    t->expire_ns = expire_ns;
    t->next = *link;
    *link = t;
    pthread_mutex_unlock(&set->lock);
}

static void del(void *opaque, unsigned i)
{
    Set *set = opaque;

    pthread_mutex_lock(&set->lock);
    take_out(set, &set->timers[i]);
    pthread_mutex_unlock(&set->lock);
}

static Timer *take_due(Set *set, int64_t now_ns)
{
    Timer *t;

    pthread_mutex_lock(&set->lock);
    t = set->first;
    if (t && t->expire_ns <= now_ns) {
        set->first = t->next;
    } else {
        t = NULL;
    }
    pthread_mutex_unlock(&set->lock);
    return t;
}

static void turn(void *opaque)
{
    Set *set = opaque;
    int64_t now_ns = bench_now_ns;
    Timer *t;

    while ((t = take_due(set, now_ns))) {
        bench_fired(t->i);
    }
}

static void step(void *opaque)
{
    Set *set = opaque;

    if (set->first) {
        bench_now_ns = set->first->expire_ns;
        turn(set);
    }
}

static void advance(void *opaque, int64_t until_ns)
{
    Set *set = opaque;

    while (set->first && set->first->expire_ns <= until_ns) {
        step(set);
    }
    bench_now_ns = until_ns;
}

const Contender contender_list = {
    .name = "list", .about = about, .flags = FIFO | NO_WAKING | IS_SLOW, .tick_ns = 1,
    .make = make, .free = free_set, .arm = arm, .rearm = arm, .del = del,
    .turn = turn, .step = step, .advance = advance,
};
