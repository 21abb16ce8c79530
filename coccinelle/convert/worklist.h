/*
 * worklist: the files to look at, in order, each with its text.
 */
#ifndef CONVERT_WORKLIST_H
#define CONVERT_WORKLIST_H

#include "source.h"

struct worklist {
    struct source *list; /* sorted by path, no file twice */
    size_t count, room;
    struct source *context; /* no legacy words, but declarations (context.h) */
    size_t context_count, context_room;
    size_t seen; /* files looked at for legacy words */
    /* NULL: for these; else for what this wants */
    bool (*wants)(const char *text, size_t size);
};

/* Adds a file, or the sources in a folder. Says what it cannot read. */
void worklist_add(struct worklist *worklist, const char *path, int to_level);
void worklist_sort(struct worklist *worklist);
void worklist_deinit(struct worklist *worklist);

#endif
