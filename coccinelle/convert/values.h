/*
 * values: clock expressions taken apart.
 */
#ifndef CONVERT_VALUES_H
#define CONVERT_VALUES_H

#include "clocks.h"
#include "surroundings.h"
#include "variables.h"

#define PARTS_MAX 8

struct clocks {
    struct worklist *worklist;
    struct variables variables;
    int to_level;
    bool names_seen[4096]; /* which words may name a variable */
};

/* An expression taken apart: what can come out of it. */
struct value {
    bool is_clock;
    int literals;
    bool has_side_effect;
    struct variable *parts[PARTS_MAX];
    int part_count;
};

unsigned clocks_slot(const char *word, size_t length);
/* The variable that the name at this token means, or NULL. */
struct variable *clocks_variable(const struct clocks *clocks,
                                 const struct source *source, size_t at);
/* What can come out of the tokens of a span. */
struct value clocks_parts(const struct clocks *clocks,
                          const struct source *source, struct span span);

#endif
