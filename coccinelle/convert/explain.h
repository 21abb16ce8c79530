/*
 * explain: what spatch changed, token by token, and by which rule.
 */
#ifndef CONVERT_EXPLAIN_H
#define CONVERT_EXPLAIN_H

#include "source.h"

/* Compares the source's tokens with those of spatch's output, once the judges
 * have made their edits, and adds the differences as proposals. False when a
 * difference has no rule; sets the line in the source at which it begins. */
bool explain_output(struct source *source, unsigned *ret_line);

#endif
