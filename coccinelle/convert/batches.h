/*
 * batches: which files one spatch is given together.
 */
#ifndef CONVERT_BATCHES_H
#define CONVERT_BATCHES_H

#include "rules.h"
#include "worklist.h"

struct batch {
    size_t *files; /* numbers in the worklist */
    size_t count, room;
    uint64_t wanted; /* the rules that one of them has words for */
};

struct batches {
    struct batch *list;
    size_t count, room;
};

/* All files that rules can do something for, in as many batches as keep this
 * many jobs busy, those with the most rules first. */
void batches_make(struct batches *batches, const struct worklist *worklist,
                  const struct rules *rules, int jobs);
void batches_deinit(struct batches *batches);

/* At the end: each file of a batch in a batch of its own, or all but one in
 * one. */
void batches_add_each(struct batches *batches, const struct worklist *worklist,
                      const struct rules *rules, size_t number);
void batches_add_others(struct batches *batches, size_t number, size_t file);

#endif
