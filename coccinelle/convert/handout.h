/*
 * handout: what spatch is given in the scratch folder, and what it gives back.
 */
#ifndef CONVERT_HANDOUT_H
#define CONVERT_HANDOUT_H

#include "batches.h"
#include "choice.h"
#include "scratch.h"

struct handout {
    struct scratch scratch;
    struct worklist *worklist;
    const struct rules *rules;
    const struct choice *choice;
};

/* Makes the folder, that may be kept; stops when there is no room for what helps the parser. */
void handout_init(struct handout *handout, struct worklist *worklist,
                  const struct rules *rules, const struct choice *choice,
                  bool keep);
/* Removes the folder, or says where it is. */
void handout_deinit(struct handout *handout, bool keep);

/* Writes copies of the files, groupsN and rulesN.cocci. A file without a copy
 * has failed, with a sentence. False, with errno, when spatch cannot begin. */
bool handout_batch(struct handout *handout, const struct batch *batch,
                   size_t number);
/* Writes all rules as one semantic patch. */
bool handout_rules(const struct handout *handout, const char *name);
/* What spatch made of a file becomes its output. */
void handout_take(struct handout *handout, size_t file);

#endif
