/*
 * flows: where a clock goes to.
 */
#ifndef CONVERT_FLOWS_H
#define CONVERT_FLOWS_H

#include "values.h"

/* The variable a clock flows into here; NULL and a reason, which the caller
 * owns, or NULL and none for what takes clocks anyway. */
struct variable *clocks_flow(const struct clocks *clocks,
                             const struct source *source, struct span span,
                             char **ret_reason);

#endif
