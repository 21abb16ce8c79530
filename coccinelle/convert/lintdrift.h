/*
 * lintdrift: a periodic callback whose rounds begin when it runs.
 */
#ifndef CONVERT_LINTDRIFT_H
#define CONVERT_LINTDRIFT_H

#include "linttime.h"

/* Does the call at this token, in the timer's own callback, arm it a period
 * behind now? arguments are the call's. */
bool lint_drifts(const struct source *source, size_t at,
                 const struct arguments *arguments,
                 const struct lint_time *time);

#endif
