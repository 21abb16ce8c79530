/*
 * oldhead: functions whose parameters are declared behind their brackets.
 */
#ifndef CONVERT_OLDHEAD_H
#define CONVERT_OLDHEAD_H

#include "outline.h"

/* Is it the ')' of f(a, b) int a; int b; { .. }? At the top level; levels are
 * known up to there. */
bool is_old_head(const struct outline *outline, size_t close);

#endif
