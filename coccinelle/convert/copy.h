/*
 * copy: what spatch gets to read of a source.
 */
#ifndef CONVERT_COPY_H
#define CONVERT_COPY_H

#include "source.h"

/* Fills source->omitted and returns the text of the other tokens, owned by
 * the caller. */
char *copy_make(struct source *source, size_t *ret_size);

#endif
