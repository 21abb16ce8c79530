/*
 * special: workloads that are no stream of operations in one thread.
 */
#ifndef BENCH_SPECIAL_H
#define BENCH_SPECIAL_H

#include "measure.h"

/* Who IS_SLOW is left out. */
enum { SLOW_ABOVE = 10000 };

typedef struct Field {
    const Contender *const *contenders;
    unsigned count;
    const Plan *plan;
    Output *output;
} Field;

typedef void Special(const Field *field, const unsigned *sizes, unsigned count);

/* The longest single call, at the largest of the sizes. */
Special race_pause;

/* One thread takes turns, one arms and deletes; at each size. */
Special race_contend;

/* Real time, one timer: lateness, firings a second, system calls. */
Special race_wake;

/* Ours alone: ten million firings by the real clock, none of them early. */
Special race_early;

/* Ten firings by the real clock, a millisecond apart, come within a second. */
bool wakes_by_the_clock(const Contender *contender);

/* NULL: none of that name. */
Special *special_by_name(const char *name);

/*
 * System calls per firing of one timer every millisecond, counted by ptrace(2);
 * @behind: as many armings behind the head with each firing. Negative: they cannot
 * be counted here.
 */
double count_calls(const Contender *contender, unsigned behind);

#endif
