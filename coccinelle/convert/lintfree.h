/*
 * lintfree: a timer that is freed while it may be pending.
 */
#ifndef CONVERT_LINTFREE_H
#define CONVERT_LINTFREE_H

#include "lint.h"
#include "linttimers.h"

/* Judges the call at this token, if it frees. */
void lint_free(struct findings *findings, const struct lint_timers *timers,
               const struct source *source, size_t at, struct levels levels);

/* Is it a call that arms a timer, the first argument? */
bool lint_arms(const struct tokens *t, size_t at);
/* Does the function that holds the token have the name at name? */
bool lint_is_function(const struct source *source, size_t at,
                      const struct source *other, size_t name);

#endif
