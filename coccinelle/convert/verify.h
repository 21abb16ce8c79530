/*
 * verify: what differs is what rules make, and nothing else.
 */
#ifndef CONVERT_VERIFY_H
#define CONVERT_VERIFY_H

#include "source.h"

/* Where two streams part. */
struct difference {
    unsigned line;    /* of the source */
    unsigned to_line; /* of what it is compared with; 0 behind its end */
};

/* Are the tokens of the text those of the source with each statement's edits,
 * all of them or, if some may stay, none of them? */
bool verify_text(const struct source *source, const char *text, size_t size,
                 bool may_stay, struct difference *ret_difference);

/* Is source->result the source with all its edits, each by a rule of this
 * target or an earlier one, and outside of them byte for byte the same? */
bool verify_result(const struct source *source, int to_level,
                   struct difference *ret_difference);

#endif
