/*
 * site: one legacy word while it is decided.
 */
#ifndef CONVERT_SITE_H
#define CONVERT_SITE_H

#include "calls.h"
#include "callsites.h"

struct site {
    struct source *source;
    struct occurrence *occurrence;
    const struct worklist *worklist;
    const struct clocks *clocks;
    struct levels levels;
    struct arguments arguments;
};

/* The token becomes text, by the word's rule. */
static inline void site_rename(struct site *s, size_t at, const char *text)
{
    source_add_edit(s->source, at, 1, text, s->occurrence->name->rule);
}

/* Left, for this reason; takes the text. */
static inline void site_refuse(struct site *s, char *reason)
{
    s->occurrence->reason = reason;
}

#endif
