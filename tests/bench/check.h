/*
 * check: does a contender do what the bench will time?
 */
#ifndef BENCH_CHECK_H
#define BENCH_CHECK_H

#include "bench.h"

/*
 * NULL, or a sentence that says what is wrong: timers fire each once, in order, not
 * early, not late; deleted ones never; moved ones at their new time.
 */
const char *check_contender(const Contender *contender);

/* The same, of one workload at a small size. */
const char *check_workloads(const Contender *contender,
                            const char **ret_workload);

/*
 * Contenders with a fault each, made of the list and of a bare timerfd; each must
 * be refused. The number of those that were not; says which.
 */
unsigned check_faulty_ones(void);

#endif
