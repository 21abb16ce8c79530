/*
 * spatch: runs the rules over copies of the files.
 */
#ifndef CONVERT_SPATCH_H
#define CONVERT_SPATCH_H

#include "options.h"
#include "rules.h"

/* Gives each file to spatch and puts what it changed into source->edits.
 * Marks a file failed, with a sentence, when spatch could not do it. */
void spatch_run(struct worklist *worklist, const struct rules *rules,
                const struct options *options);

#endif
