/*
 * clocks: which expressions are clocks, over all the files given, and which
 * of the variables among them can become QEMUClockType together.
 */
#ifndef CONVERT_CLOCKS_H
#define CONVERT_CLOCKS_H

#include "worklist.h"

/* What a clock expression may be at run time. */
enum {
    CLOCK_REALTIME_POSSIBLE = 1, /* unit ms in the 3-argument era */
    CLOCK_OTHER_POSSIBLE = 2,    /* unit ns */
};

struct clock_value {
    bool is_known; /* a clock, and it converts */
    int possible;
    bool has_side_effect;
    char *reason; /* when not known; owned */
};

struct clocks;

struct clocks *clocks_new(struct worklist *worklist, int to_level);
void clocks_free(struct clocks *clocks);

/* What the tokens first..last are. */
struct clock_value clocks_value(const struct clocks *clocks,
                                const struct source *source, size_t first,
                                size_t last);

/* What becomes of the clock expression that the token, a literal clock, is
 * part of: NULL when what stands around it takes a converted clock, else the
 * reason (owned by the caller) why it does not. */
char *clocks_refusal(const struct clocks *clocks, const struct source *source,
                     size_t at);

/* For a token QEMUClock: NULL when the declaration converts, else why not. */
char *clocks_type_refusal(const struct clocks *clocks,
                          const struct source *source, size_t at);

/* The statement stays as it is: what it uses has to stay too. True when that
 * changed what clocks_value and the others say. */
bool clocks_refuse_statement(struct clocks *clocks, const struct source *source,
                             uint32_t statement);

#endif
