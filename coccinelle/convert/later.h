/*
 * later: words of the new API that a later release changed again.
 *
 * Most keep their spelling, so a call's shape tells whether it is from before
 * the change. What has the new shape already is another thing (PLACE_OTHER).
 */
#ifndef CONVERT_LATER_H
#define CONVERT_LATER_H

#include "site.h"

/* A row of the table: the name first, so that a pointer to it is one to the
 * row. judge() adds the edits or refuses, and tells whether this is a use from
 * before the change; false: it did nothing. */
struct later_name {
    struct legacy_name name;
    const char *family; /* part of the names of all its rules */
    bool (*judge)(struct site *s);
};

size_t later_name_count(void);
const struct later_name *later_name_at(size_t number);
const struct legacy_name *later_name_find(const char *word, size_t length,
                                          int to_level);

/* Gives PLACE_OTHER to all that has the new shape. */
void later_places(const struct worklist *worklist, struct source *source,
                  struct levels levels);
void decide_later(struct site *s);

/* Explains what the rules of later releases made at names that their judges
 * refused: how many tokens of the source and of the output, and by which rule.
 * False: none did. */
bool later_explain(const struct source *source, size_t at,
                   const struct tokens *to, size_t to_at, size_t *ret_from,
                   size_t *ret_to, const char **ret_rule);
bool is_later_rule(const char *rule);
/* Has this word, or any word in the code, something for this rule? */
bool later_asks_for(const struct occurrence *o, const char *rule);
bool later_is_asked_for(const struct source *source, const char *rule);

#endif
