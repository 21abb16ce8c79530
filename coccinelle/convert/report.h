/*
 * report: what was done, what is left and why, and the counts, as text.
 */
#ifndef CONVERT_REPORT_H
#define CONVERT_REPORT_H

#include "tally.h"

/* file:line:col: NAME: reason, for each name left in code; first those that
 * would be half a thing. */
void report_left(const struct worklist *worklist);
/* Edits by rule. */
void report_rules(const struct worklist *worklist);
/* The conservation law: found = the sum of the columns, name by name. */
void report_table(const struct worklist *worklist);

#endif
