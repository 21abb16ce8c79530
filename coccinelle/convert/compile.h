/*
 * compile: each converted file compiled before and after.
 */
#ifndef CONVERT_COMPILE_H
#define CONVERT_COMPILE_H

#include <stdbool.h>
#include <stdio.h>

#include "worklist.h"

/* Compiles what has a result by its command, before with the compat headers,
 * after with the old names absent; prints what the compiler says after alone,
 * and counts to standard error. True when it says nothing new. */
bool compile_compare(const struct worklist *worklist, const char *commands_path,
                     FILE *stream);

#endif
