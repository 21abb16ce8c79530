/*
 * members: which member of a struct a place in an initialiser means.
 */
#ifndef CONVERT_MEMBERS_H
#define CONVERT_MEMBERS_H

#include "worklist.h"

/* Name of the member that the value at this token initialises by position;
 * NULL when that cannot be told. Owned by the caller. */
char *member_initialised(const struct worklist *worklist,
                         const struct source *source, size_t at);

#endif
