/*
 * trial: can the spatch that is installed do what the rules need?
 *
 * The caller has blocked program_signals(); one that asks us to end ends the
 * trial, and is pending again.
 */
#ifndef CONVERT_TRIAL_H
#define CONVERT_TRIAL_H

#include "handout.h"

/* NULL when it can run a rule with Python in it, or what it said, owned by
 * the caller. */
char *trial_of_python(const struct handout *handout, const char *program,
                      int time_limit);
/* The same for all rules together. */
char *trial_of_rules(const struct handout *handout, const char *program,
                     int time_limit);

#endif
