/*
 * declarations: where names are declared, and how far they reach.
 */
#ifndef CONVERT_DECLARATIONS_H
#define CONVERT_DECLARATIONS_H

#include "outline.h"

/* Does the token, a name, stand where a declaration gives its name? */
bool is_declared_here(const struct outline *outline, size_t at);
/* ..or behind '.' or '->', or as the label of an initialiser? */
bool is_member_name(const struct outline *outline, size_t at);
/* The token behind the scope of a declaration at this token. */
size_t scope_end(const struct outline *outline, size_t at);
/* The brace that opens the body of the function whose head holds the token;
 * NO_TOKEN when its item has none. */
size_t item_body(const struct outline *outline, size_t at);

/* First token of the statement that holds the token. */
size_t statement_start(const struct outline *outline, size_t at);

#endif
