/*
 * batches: which files one spatch is given together.
 */
#ifndef CONVERT_BATCHES_H
#define CONVERT_BATCHES_H

#include "choice.h"
#include "worklist.h"

struct batch {
    size_t *files; /* numbers in the worklist */
    size_t count, room;
    double cost; /* a guess, without unit */
};

struct batches {
    struct batch *list;
    size_t count, room;
};

/* All files that rules can do something for, in as many batches as keep this
 * many jobs busy, the longest first. */
void batches_make(struct batches *batches, const struct worklist *worklist,
                  const struct choice *choice, int jobs);
void batches_deinit(struct batches *batches);

/* At the end: each file of a batch in a batch of its own, or all but one in
 * one. */
void batches_add_each(struct batches *batches, size_t number);
void batches_add_others(struct batches *batches, size_t number, size_t file);

#endif
