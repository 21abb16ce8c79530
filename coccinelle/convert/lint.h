/*
 * lint: what compiles but is wrong.
 */
#ifndef CONVERT_LINT_H
#define CONVERT_LINT_H

#include <stdio.h>

#include "callsites.h"
#include "worklist.h"

struct finding {
    const struct source *source;
    size_t token;
    const char *rule;
    char *text; /* owned */
};

struct findings {
    struct finding *list; /* by file, then by place */
    size_t count, room;
};

/* Has the text a word that lint looks at? */
bool lint_wants(const char *text, size_t size);

/* Looks at sources that have been split. */
void lint_run(struct findings *findings, const struct worklist *worklist,
              struct levels levels);
void findings_add(struct findings *findings, const struct source *source,
                  size_t token, const char *rule, char *text);
void findings_deinit(struct findings *findings);

/* file:line:column: rule: sentence */
void lint_print(const struct findings *findings, FILE *stream);
/* How many of each rule. */
void lint_count(const struct findings *findings, FILE *stream);

#endif
