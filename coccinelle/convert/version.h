/*
 * version: the file VERSION at the top of a tree of QEMU's.
 */
#ifndef CONVERT_VERSION_H
#define CONVERT_VERSION_H

#include "erawords.h"

/* Looks in the folder of the path and in those above it. Returns the path of
 * the file, owned by the caller, and what it says; NULL when there is none. */
char *version_find(const char *path, struct era_span *ret_span,
                   char **ret_text);

/* Has there been a release of this level, from 0.8 to the newest? */
bool version_was_released(int level);

#endif
