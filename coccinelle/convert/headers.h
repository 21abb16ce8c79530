/*
 * headers: #include lines whose header has moved.
 */
#ifndef CONVERT_HEADERS_H
#define CONVERT_HEADERS_H

#include "source.h"

/* Does the text name a header that has moved? */
bool headers_any(const char *text, size_t size);

/* Adds an edit for each #include of one. */
void headers_decide(struct source *source);

#endif
