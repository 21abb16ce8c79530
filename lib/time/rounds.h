/*
 * rounds: a tournament between blocks of timers: whose first timer fires first?
 *
 *     512 * 8 places            7            levels[2], the top here
 *     512 places          7           9      levels[1]
 *     a block of 64     7 12 30 ..  9 9 ..   levels[0]
 *
 * Of each eight neighbours the one that fires first stands in the level above as
 * well. A change goes up as far as it matters, eight entries a level at most.
 *
 * Equal times: who was armed before, which is asked of the places only then.
 */
#ifndef VMT_TIME_ROUNDS_H
#define VMT_TIME_ROUNDS_H

#include "base/base.h"
#include "time/places.h"

enum { VMT_LEVELS = 10 }; /* for 2^32 places */

typedef struct VmtLevel {
    uint64_t *when; /* or VMT_NOBODY */
    uint32_t *place;
    unsigned room; /* a multiple of VMT_FAN */
} VmtLevel;

typedef struct VmtRounds {
    unsigned top; /* the level whose entry 0 is for all */
    VmtLevel levels[VMT_LEVELS];
} VmtRounds;

/* Who fires first in a block. */
typedef struct VmtFirst {
    uint64_t when; /* or VMT_NOBODY */
    uint32_t place;
} VmtFirst;

void vmt_rounds_deinit(VmtRounds *r);

/* Room for @count blocks. */
void vmt_rounds_reserve(VmtRounds *r, unsigned count);

/* Blocks up to @block take part. */
void vmt_rounds_admit(VmtRounds *r, uint32_t block);

/*
 * @first fires first in its block from now on. rise: sooner than who did, and armed
 * after everybody. True: it is the first of all.
 */
bool vmt_rounds_rise(VmtRounds *r, const VmtFirst *first);
void vmt_rounds_sink(VmtRounds *r, const VmtPlaces *p, uint32_t block,
                     const VmtFirst *first);

static inline uint64_t vmt_sooner(uint64_t a, uint64_t b)
{
    return b < a ? b : a;
}

/* Written out: three steps deep, no branch. */
static inline uint64_t vmt_soonest(const uint64_t of[VMT_FAN])
{
    return vmt_sooner(vmt_sooner(vmt_sooner(of[0], of[1]),
                                 vmt_sooner(of[2], of[3])),
                      vmt_sooner(vmt_sooner(of[4], of[5]),
                                 vmt_sooner(of[6], of[7])));
}

/* Of eight, those that are @when, a bit each. */
static inline unsigned vmt_equals(const uint64_t of[VMT_FAN], uint64_t when)
{
    return (unsigned)(of[0] == when) | (unsigned)(of[1] == when) << 1
           | (unsigned)(of[2] == when) << 2 | (unsigned)(of[3] == when) << 3
           | (unsigned)(of[4] == when) << 4 | (unsigned)(of[5] == when) << 5
           | (unsigned)(of[6] == when) << 6 | (unsigned)(of[7] == when) << 7;
}

/* NULL, or a sentence that says what is broken. */
const char *vmt_rounds_check(const VmtRounds *r, const VmtPlaces *p,
                             uint32_t blocks);

#endif
