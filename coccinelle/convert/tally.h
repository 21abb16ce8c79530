/*
 * tally: what was converted, counted by rule and by name.
 */
#ifndef CONVERT_TALLY_H
#define CONVERT_TALLY_H

#include "worklist.h"

struct totals {
    size_t files, changed;
    size_t converted, left;
};

struct rule_count {
    const char *rule;
    size_t names, by_name, files;
    const struct source *last;
};

struct name_row {
    size_t found, converted, left[PLACE_COUNT];
};

struct totals tally_totals(const struct worklist *worklist);
/* Sorted by rule; the caller frees the list. */
struct rule_count *tally_rules(const struct worklist *worklist,
                               size_t *ret_count);
/* A row for each of name_count() names; the caller frees them. */
struct name_row *tally_names(const struct worklist *worklist);

#endif
