/*
 * jsonreport: the report for programs.
 */
#ifndef CONVERT_JSONREPORT_H
#define CONVERT_JSONREPORT_H

#include <stdio.h>

#include "era.h"
#include "lint.h"

struct json_facts {
    const struct worklist *worklist;
    const struct era *era;
    struct levels levels;
    int status; /* the exit status */
    const struct findings *findings; /* of --lint, else NULL */
};

/* All that the text report says, as one object; vmtimer-convert(1) has its
 * members. */
void jsonreport_write(FILE *stream, const struct json_facts *facts);

#endif
