/*
 * blocks: a rule file in its parts, and what each part needs to match.
 */
#ifndef CONVERT_BLOCKS_H
#define CONVERT_BLOCKS_H

#include "patterns.h"

/* From one line @...@ up to the next. */
struct block {
    const char *text; /* in the rule file's */
    size_t size;
    char *name; /* "" when it has none */
    bool is_script;
    bool changes; /* or it only finds what others ask for */
    /* One word of each of these stands in a file that it matches. */
    struct words *needs;
    size_t need_count, need_room;
    struct words adds;  /* that it puts in */
    struct words parts; /* of those that it makes */
};

struct blocks {
    struct block *list; /* the first is what stands in front of all */
    size_t count, room;
};

/* text must outlive the blocks. */
void blocks_init(struct blocks *blocks, const char *text);
void blocks_deinit(struct blocks *blocks);

/* Does the block, or what its variables are, depend on one of that name? */
bool block_asks_for(const struct block *block, const char *name);

#endif
