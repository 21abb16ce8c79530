/*
 * conversion: from the words found to the edits that are made.
 */
#ifndef CONVERT_CONVERSION_H
#define CONVERT_CONVERSION_H

#include "callsites.h"

/* Decides every legacy word of every file, then makes the results. */
void conversion_run(struct worklist *worklist, struct levels levels);

#endif
