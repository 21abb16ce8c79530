/*
 * bottomhalf: where the bottom half of a ptimer is made, and whether it is
 * there for that ptimer alone.
 */
#ifndef CONVERT_BOTTOMHALF_H
#define CONVERT_BOTTOMHALF_H

#include "site.h"

/* BH of ptimer_init(BH ..). */
struct bottom_half {
    size_t start, count; /* tokens of BH = qemu_bh_new(..); */
    size_t create;       /* its qemu_bh_new; NO_TOKEN: it must stay */
    const char *reason;  /* why */
};

/* Last name of a->b[c]: b. */
size_t last_name(const struct source *source, struct argument a);
bool same_text(const struct source *source, struct argument a,
               struct argument b);

/* Tells of the one that a ptimer_init() has as this argument. */
struct bottom_half bottom_half_of(const struct source *source,
                                  struct argument bh);

/* Does the declaration of the bottom half whose name stands at name begin at
 * this token, and is all of it? Gives the number of its tokens, or 0. */
size_t bottom_half_declaration(const struct source *source, size_t at,
                               size_t name);

#endif
