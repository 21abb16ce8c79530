/*
 * era: which releases the sources are written for.
 */
#ifndef CONVERT_ERA_H
#define CONVERT_ERA_H

#include "callsites.h"
#include "worklist.h"

struct era_bound {
    int level;  /* 0: nothing bounds it */
    char *from; /* "file:line: what says so"; owned */
};

struct era {
    enum { ERA_GIVEN, ERA_MIXED, ERA_GUESSED } how;
    struct era_bound first, last;
    struct era_bound made; /* of what is converted; level 0: nothing is */
};

/* What --from says, or else a guess from VERSION beside the paths, and from
 * headers, words and numbers of arguments in the sources, which have their
 * places. Stops with a sentence when that contradicts itself. Fills from and
 * from_last of the levels. */
void era_find(struct era *era, struct levels *levels,
              const struct worklist *worklist, char *const *paths,
              int path_count);
void era_say(const struct era *era);
void era_deinit(struct era *era);

/* "0.15", "10.2"; owned by the caller. */
char *level_format(int level);

#endif
