/*
 * ptimers: which function is a ptimer's callback, and who calls it.
 */
#ifndef CONVERT_PTIMERS_H
#define CONVERT_PTIMERS_H

#include "site.h"

/* The creation of one ptimer. */
struct ptimer {
    size_t init;     /* ptimer_init */
    size_t callback; /* its name, NO_TOKEN when it is not in sight */
    size_t target;   /* last name of what the result goes to, or NO_TOKEN */
    size_t bh;       /* start of BH = qemu_bh_new(..); or NO_TOKEN */
    size_t bh_count; /* its tokens */
    struct argument opaque;
    const char *reason; /* why the callback is not in sight */
};

/* Tells of the ptimer_init at this token. */
struct ptimer ptimer_at(const struct source *source, size_t init);

/* Is a ptimer created in the file for a name like that at the token? */
bool ptimer_named(const struct source *source, size_t name,
                  struct ptimer *ret_ptimer);

enum ptimer_calls {
    CALLS_FREE,   /* no callback of that ptimer around */
    CALLS_INSIDE, /* its callback, or reached from there alone */
    CALLS_BOTH,   /* from its callback and from elsewhere */
};

/* How the function that holds the token is reached, for the ptimer whose last
 * name is at this token. */
enum ptimer_calls ptimer_calls_at(const struct source *source, size_t at,
                                  size_t timer);
bool ptimer_is_created_in(const struct source *source);

#endif
