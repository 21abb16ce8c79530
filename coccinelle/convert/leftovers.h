/*
 * leftovers: what is left for a person, in the order to look at it.
 */
#ifndef CONVERT_LEFTOVERS_H
#define CONVERT_LEFTOVERS_H

#include "worklist.h"

struct leftover {
    const struct source *source;
    const struct occurrence *occurrence;
    int rank;
};

/* Is it the reader's to look at: not converted, and code? */
bool is_left(const struct occurrence *o);

/* In the order of both reports; the caller frees the list. */
struct leftover *leftovers_find(const struct worklist *worklist,
                                size_t *ret_count);
const char *leftover_reason(const struct occurrence *o);

#endif
