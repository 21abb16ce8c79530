/*
 * output: what was measured, as JSON: an object for the run, in it one for each
 * cell.
 */
#ifndef BENCH_OUTPUT_H
#define BENCH_OUTPUT_H

#include "bench.h"

#include <stdio.h>

typedef struct Output {
    FILE *file; /* NULL: nothing is written */
    bool has_cells;
} Output;

/* False: the file cannot be written. */
bool output_begin(Output *output, const char *path,
                  const Contender *const *contenders, unsigned count);
void output_end(Output *output);

/*
 * The next cell: an object with these three members; more may follow, each with a
 * comma before it, up to output_close. NULL: nothing is written.
 */
FILE *output_open(Output *output, const char *workload, unsigned n,
                  const char *contender);
void output_close(Output *output);

#endif
