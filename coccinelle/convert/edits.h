/*
 * edits: changed tokens put into the text; every other byte stays.
 */
#ifndef CONVERT_EDITS_H
#define CONVERT_EDITS_H

#include "source.h"

/* By place in the text; for qsort(). */
int edit_compare(const void *a, const void *b);

/* Drops the edits of every statement (or macro body) in which something is
 * left for a person, and says so at the names it had converted. */
void edits_keep_statements_whole(struct source *source);

/* Makes source->result from the text and the edits; leaves it NULL when
 * nothing changes. */
void edits_apply(struct source *source);

#endif
