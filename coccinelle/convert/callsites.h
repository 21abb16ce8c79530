/*
 * callsites: what should become of one legacy word, told from its tokens.
 */
#ifndef CONVERT_CALLSITES_H
#define CONVERT_CALLSITES_H

#include "clocks.h"

struct levels {
    int from;      /* the sources are for this release or a later one.. */
    int from_last; /* ..and for none behind this one; 0: not known */
    int to;
};

enum { LEVEL_MIXED = -1 }; /* --from mixed: each call tells by itself */

/* Adds the edits for the occurrence, or sets its reason. Only for
 * occurrences in code and macro bodies. */
void callsite_decide(struct source *source, struct occurrence *occurrence,
                     const struct worklist *worklist,
                     const struct clocks *clocks, struct levels levels);

#endif
