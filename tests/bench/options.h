/*
 * options: what is to be raced, from the command line.
 */
#ifndef BENCH_OPTIONS_H
#define BENCH_OPTIONS_H

#include "measure.h"

enum { MOST_CONTENDERS = 20, MOST_SIZES = 12, MOST_WORKLOADS = 32 };

typedef struct Options {
    const Contender *contenders[MOST_CONTENDERS];
    unsigned contender_count;
    const char *workloads[MOST_WORKLOADS];
    unsigned workload_count;
    unsigned sizes[MOST_SIZES];
    unsigned size_count;
    Plan plan;
    int cpu; /* negative: the last */
    bool is_check;
    const char *json;
} Options;

/* Says what it means and stops the program where that cannot be. */
void options_parse(Options *options, int argc, char **argv);

#endif
