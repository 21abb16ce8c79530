/*
 * verbs: what is one source for QEMU's own file and for ours, by the same names.
 *
 * For a contender's file that has included the API and bench.h.
 */
#ifndef BENCH_VERBS_H
#define BENCH_VERBS_H

typedef struct Timer {
    QEMUTimer timer;
    unsigned i;
} Timer;

static void on_fire(void *opaque)
{
    Timer *t = opaque;

    bench_fired(t->i);
}

/* A loop that looks before each of its turns anyway needs no telling. */
static void on_new_head(void *opaque, QEMUClockType type)
{
    (void)opaque;
    (void)type;
}

/* Only ours can have a context. */
typedef struct Set {
    QEMUTimerList *list;
    AioContext *context; /* NULL: a list of its own */
    int epoll_fd;        /* a foreign loop's; 0: none */
    unsigned n;
    Timer timers[];
} Set;

static void arm(void *opaque, unsigned i, int64_t expire_ns)
{
    Set *set = opaque;

    timer_mod_ns(&set->timers[i].timer, expire_ns);
}

static void del(void *opaque, unsigned i)
{
    Set *set = opaque;

    timer_del(&set->timers[i].timer);
}

static void turn(void *opaque)
{
    Set *set = opaque;

    timerlist_run_timers(set->list);
}

#endif
