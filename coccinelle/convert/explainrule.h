/*
 * explainrule: --explain, a rule told to a person.
 */
#ifndef CONVERT_EXPLAINRULE_H
#define CONVERT_EXPLAINRULE_H

#include <stdbool.h>
#include <stdio.h>

#include "rules.h"

/* What the rule does, for which releases, and its example, from its own file
 * or, of lint's, from lint_rules. False when there is none of that name. */
bool explain_rule(const struct rules *rules, const char *name, FILE *stream);

#endif
