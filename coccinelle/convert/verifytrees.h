/*
 * verifytrees: a converted tree beside the one it was made from.
 */
#ifndef CONVERT_VERIFYTREES_H
#define CONVERT_VERIFYTREES_H

#include <stdio.h>

#include "worklist.h"

/* Compares what was decided for the files of before, which lie in or are
 * before_root, with those of after; prints a line for each that differs where
 * no rule changes anything, and counts to standard error. True when there is
 * none. */
bool verify_trees(const struct worklist *before, const char *before_root,
                  const struct worklist *after, const char *after_root,
                  FILE *stream);

/* For a worklist that shall have every file. */
bool verify_wants(const char *text, size_t size);

/* Leaves the program if one path is a folder and the other a file. */
void verify_paths(char **paths);

#endif
