/*
 * said: what spatch wrote to standard error.
 */
#ifndef CONVERT_SAID_H
#define CONVERT_SAID_H

#include <stdbool.h>

#include "scratch.h"

/* What is no warning and no progress, in one line, owned by the caller. */
char *said_complaint(const struct scratch *scratch, const char *name);
/* Did it give up a file? Its exit status is 0 then. */
bool said_exception(const struct scratch *scratch, const char *name);
/* The number in the name of the file it began last; -1 before the first. */
long said_progress(const struct scratch *scratch, const char *name);

#endif
