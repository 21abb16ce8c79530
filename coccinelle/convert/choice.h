/*
 * choice: which blocks of the rules a file is worth.
 */
#ifndef CONVERT_CHOICE_H
#define CONVERT_CHOICE_H

#include "rules.h"

struct choice;

struct choice *choice_new(const struct rules *rules);
void choice_free(struct choice *choice);

/* rules_wanted() of these rules. */
uint64_t choice_rules(const struct choice *choice,
                      const struct source *source);
/* A mark for each block, owned by the caller: none is set. */
bool *choice_marks(const struct choice *choice);
/* Sets those that could change something in the source, and returns their
 * number. The source must have its tokens. */
size_t choice_mark(const struct choice *choice, const struct source *source,
                   bool *marks);
/* Writes the marked ones, and those that these depend on, as one semantic
 * patch; or all, without marks. */
void choice_write(const struct choice *choice, const bool *marks,
                  FILE *stream);

#endif
