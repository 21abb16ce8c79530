/*
 * comments: old names in comments and strings, for --comments.
 */
#ifndef CONVERT_COMMENTS_H
#define CONVERT_COMMENTS_H

#include "worklist.h"

/* Converts them in the results, or in the text where there is none yet. */
void comments_convert(struct worklist *worklist, int to_level);

/* Is the one string what becomes of the other? */
bool comments_same_string(const struct tokens *from, size_t at,
                          const struct tokens *to, size_t to_at, int to_level);

/* The text, a sentence, with its old names converted; owned by the caller. */
char *comments_rewrite(const char *text, int to_level);

#endif
