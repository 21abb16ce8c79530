/*
 * linttime: what an expression for a time is made of.
 */
#ifndef CONVERT_LINTTIME_H
#define CONVERT_LINTTIME_H

#include "linttimers.h"

struct lint_time {
    bool is_known;
    bool is_absolute;      /* a clock was read, and no time taken off it */
    enum lint_clock clock; /* of an absolute time */
    int unit;              /* of the clock that was read, or of an amount */
    bool is_now;           /* read in the function that uses it */
    bool is_spelled;       /* its name ends in the unit */
    bool is_constant;      /* an amount that is a number.. */
    double number;         /* ..this one */
    bool is_computed;      /* an amount that is no plain name or number */
    bool is_compensated;   /* something was taken off, or a remainder taken */
    struct lint_amount {   /* what is added to an absolute time */
        int unit;
        bool is_constant, is_computed;
        double number;
        size_t token; /* in the source, NO_TOKEN behind a macro */
    } amounts[4];
    int amount_count;
};

/* A function that reads a clock; the unit in its name, 0 when it has none. */
bool lint_is_read(const struct tokens *t, size_t at, int *ret_unit);

/* What the tokens of the span are when they are reached. */
struct lint_time lint_time(const struct lint_timers *timers,
                           const struct source *source, struct span span);

#endif
