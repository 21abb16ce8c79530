/*
 * callsites: what should become of one legacy word, told from its tokens.
 */
#ifndef CONVERT_CALLSITES_H
#define CONVERT_CALLSITES_H

#include "clocks.h"

struct levels {
    int from; /* 0: not known */
    int to;
};

/* Adds the edits for the occurrence, or sets its reason. Only for
 * occurrences in code and macro bodies. */
void callsite_decide(struct source *source, struct occurrence *occurrence,
                     const struct worklist *worklist,
                     const struct clocks *clocks, struct levels levels);

#endif
