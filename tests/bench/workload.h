/*
 * workload: what is asked of a contender, as a stream of operations.
 *
 * A run is one contender's set in one workload. It has a time of its own, which is
 * the bench's while a slice of it runs, so that many runs can be interleaved.
 */
#ifndef BENCH_WORKLOAD_H
#define BENCH_WORKLOAD_H

#include "bench.h"
#include "random.h"

typedef struct Workload Workload;

typedef struct Run {
    const Workload *workload;
    const Contender *contender;
    void *set;
    void (*turn)(void *set);
    unsigned n;
    uint64_t random;
    int64_t now_ns;
    int64_t *expire_ns;     /* of each timer, where the workload keeps it */
    const uint32_t *delays; /* see random.h */
    int64_t mean_ns;
    uint64_t fired;
    uint64_t fired_sum;     /* of the numbers of those that fired */
    unsigned next;
    uint64_t arming_ticks;  /* the CPU's counter: of all, what went into arming */
    uint64_t all_ticks;
    const char *failure;    /* why the contender is refused */
} Run;

struct Workload {
    const char *name;
    const char *unit;          /* one operation */
    unsigned cannot;           /* contenders with one of these flags: left out */
    unsigned least_n, most_n;  /* most_n 0: no limit */
    Purpose purpose;
    bool is_cycle;             /* begins and ends with nothing pending */
    bool has_phases;           /* arming_ticks are told */
    enum Delays delays;
    void (*begin)(Run *run);   /* arms what is pending from the start */
    /* About @ops operations from bench_now_ns on; returns how many it did. */
    uint64_t (*slice)(Run *run, uint64_t ops);
    void (*on_fire)(void *run, unsigned i);
};

extern const Workload far_workloads[], firing_workloads[]; /* end without name */

/* NULL: none of that name. */
const Workload *workload_by_name(const char *name);

/* False: the contender refuses, or run->failure says why it is refused. */
bool run_begin(Run *run, const Workload *workload, const Contender *contender,
               unsigned n);
uint64_t run_slice(Run *run, uint64_t ops);
/* Lets all that is pending fire, sees whether that is all, and frees the set. */
void run_end(Run *run);

/*
 * Turns until @count have fired since run->fired was @before. False, and a
 * failure: nothing came.
 */
bool run_turns(Run *run, uint64_t before, uint64_t count);

/* Of one CPU, for shares of a whole only. */
static inline uint64_t cpu_ticks(void)
{
#if defined(__x86_64__) || defined(__i386__)
    return __builtin_ia32_rdtsc();
#else
    return (uint64_t)bench_real_now_ns();
#endif
}

#endif
