/*
 * measure: contenders in turn, slice by slice, in one process.
 *
 * A repetition gives each contender one slice, one after the other, so that what
 * else the machine does falls on all of them. Time is the thread's own CPU time:
 * what others take from us does not count.
 */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include "output.h"
#include "workload.h"

enum { MOST_REPETITIONS = 64 };

typedef struct Plan {
    unsigned repetitions;
    int64_t slice_ns;  /* of small sets; large ones get more */
    unsigned long operations; /* of the only slice there is, to be counted from
                                 outside; 0: as many as fill slice_ns */
    int64_t limit_ns;  /* of a contender: to set up, foreseen; and to repeat */
} Plan;

typedef struct Cell {
    const Contender *contender;
    const Workload *workload;
    unsigned n;
    const char *reason;        /* why there are no figures; NULL: there are */
    double ns[MOST_REPETITIONS];      /* CPU time per operation */
    double wall_ns[MOST_REPETITIONS];
    unsigned count;
    double arming_share;       /* of expire and ties; else 0 */
    double setup_ns;           /* per timer */
    bool is_linear;            /* in the number of timers, by the looks of it */
    double bytes;              /* per pending timer, all of it; 0: not known */
} Cell;

/*
 * Fills a cell for each of @count contenders at @n. @smaller: their cells at the
 * size before, or NULL: who would take too long is left out.
 */
void measure(Cell *cells, const Contender *const *contenders, unsigned count,
             const Workload *workload, unsigned n, const Plan *plan,
             const Cell *smaller);

/* Of a sorted copy: 0 the least, 0.5 the median. */
double quantile_of(const double *values, unsigned count, double q);

/* One cell as an object of JSON. */
void cell_write(const Cell *cell, Output *output);

#endif
