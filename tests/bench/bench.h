/*
 * bench: what contenders and workloads know of each other.
 *
 * A contender is a table of functions over a set of N timers, numbered from 0. A
 * workload drives one set through that table; it knows nothing else of it.
 *
 * Unless a workload is about waking, time is ours: kernel.c stands in front of
 * clock_gettime and of every way to wait, for contenders and their libraries alike,
 * so that a turn costs what the structure costs, and the kernel is free for all.
 */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NS_PER_US 1000LL
#define NS_PER_MS 1000000LL
#define NS_PER_S 1000000000LL

/* The far deadline of workloads in which nothing fires. */
#define TIMEOUT_NS (30 * NS_PER_S)

/* What a set is made for. */
typedef enum Purpose {
    FOR_TURNS,   /* our time; turn() */
    FOR_WAKING,  /* real time, a loop of its own; wait() */
    FOR_THREADS, /* our time; another thread arms and deletes */
    FOR_STEPPING /* the contender's own virtual time; step() */
} Purpose;

/* What a contender cannot do. */
enum {
    ONLY_TIMEOUTS = 1,  /* arms at now + TIMEOUT_NS and nothing else */
    NO_TURNS = 2,       /* fires by the kernel's clock only */
    NO_GOING_BACK = 4,  /* its clock must not go back */
    NO_WAKING = 8,
    NO_THREADS = 16,    /* another thread needs a lock of its own; the bench has one */
    NO_STEPPING = 32,
    ONLY_WAKING = 64,
    IS_SLOW = 256,      /* a million timers would take for ever */
    FIFO = 128,         /* not a lack: promises that equals fire as armed */
};

typedef struct Contender {
    const char *name;
    const char *(*about)(void); /* library and version */
    unsigned flags;
    int64_t tick_ns;            /* never later than asked plus this */
    unsigned own_bytes;         /* of the bench's, in the set, per timer */

    /* N idle timers; timer i calls bench_fired(i). NULL: cannot be had. */
    void *(*make)(unsigned n, Purpose purpose);
    void (*free)(void *set);

    /* @expire_ns is absolute, on the bench's clock. */
    void (*arm)(void *set, unsigned i, int64_t expire_ns);
    void (*rearm)(void *set, unsigned i, int64_t expire_ns); /* it is pending */
    void (*del)(void *set, unsigned i);

    void (*turn)(void *set); /* fire what is due, do not wait */
    void (*wait)(void *set); /* one turn of its loop, waiting */
    /* Virtual time: to the next deadline; through all on the way. They set the
       bench's clock, each firing finds it at its own time. */
    void (*step)(void *set);
    void (*advance)(void *set, int64_t until_ns);
} Contender;

/* Now, for every contender: real, or what the workload says. */
extern bool bench_is_real_time;
extern int64_t bench_now_ns;
extern unsigned bench_clock_factor; /* libuv: our microseconds are its ms */

/* Called by timer @i when it fires. */
extern void (*bench_on_fire)(void *workload, unsigned i);
extern void *bench_workload;
void bench_ignore(void *workload, unsigned i);

static inline void bench_fired(unsigned i)
{
    bench_on_fire(bench_workload, i);
}

/* Zeroed; stops the program when there is none. */
void *bench_alloc(size_t count, size_t size);

/* For contenders that time by the kernel, whatever stands in front of it. */
int64_t bench_real_now_ns(void);

#endif
