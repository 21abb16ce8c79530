/*
 * places: tells for each legacy word of a source where it stands.
 */
#ifndef CONVERT_PLACES_H
#define CONVERT_PLACES_H

#include "worklist.h"

/* Fills source->occurrences from its tokens and comments. */
void places_find(struct source *source, int to_level);

/* Afterwards, for all sources: expire_time of what is no timer is another
 * thing's member. */
void places_of_timers(const struct worklist *worklist, struct source *source);

const char *place_name(enum place place);

#endif
