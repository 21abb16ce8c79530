/*
 * taken: new names that a file has given to something of its own.
 */
#ifndef CONVERT_TAKEN_H
#define CONVERT_TAKEN_H

#include "source.h"

/* Why none of the edits from this one on may be made, owned by the caller; NULL
 * when their words mean there what the rules mean. */
char *taken_refusal(const struct source *source, size_t first_edit);

/* Is this function's name another thing's at this token? */
bool taken_here(const struct source *source, size_t at, const char *word);

#endif
