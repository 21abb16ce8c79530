/*
 * rules: the semantic patches, found and put together for one target.
 */
#ifndef CONVERT_RULES_H
#define CONVERT_RULES_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "source.h"

struct rule {
    char *name; /* file name without .cocci */
    char *text;
    char *purpose; /* its first comment */
    int level;     /* that the name begins with */
};

struct rules {
    char *folder;
    struct rule *list; /* by level, then by name */
    size_t count, room;
    int to_level;
};

/* Reads all rules for targets up to to_level; stops when there are none. */
void rules_read(struct rules *rules, int to_level);
void rules_deinit(struct rules *rules);

/* Bits of the rules that have something to do with the source. Rules that
 * are not ours always have. */
uint64_t rules_wanted(const struct rules *rules, const struct source *source);

/* Does a name, or a header, lead to each of them? */
bool rules_are_ours(const struct rules *rules);

/* Help for spatch's parser: standard.h of coccinelle and builtins.h. */
void rules_write_builtins(const struct rules *rules, FILE *stream);
void rules_list(const struct rules *rules, FILE *stream);

#endif
