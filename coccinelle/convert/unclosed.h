/*
 * unclosed: a string, a comment or a character that does not end.
 */
#ifndef CONVERT_UNCLOSED_H
#define CONVERT_UNCLOSED_H

#include "lexer.h"

/* What the first one is, with its line; NULL when all of them end. */
const char *unclosed_find(const struct tokens *tokens, unsigned *ret_line);

/* Is the token a string or a character that does not end? */
bool is_unclosed(const struct tokens *tokens, size_t at);

#endif
