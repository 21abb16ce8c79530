/*
 * linttimers: which timer an expression names, and what its creation says.
 */
#ifndef CONVERT_LINTTIMERS_H
#define CONVERT_LINTTIMERS_H

#include "calls.h"
#include "surroundings.h"
#include "worklist.h"

enum lint_clock {
    LINT_CLOCK_UNKNOWN,
    LINT_CLOCK_REALTIME,
    LINT_CLOCK_VIRTUAL,
    LINT_CLOCK_HOST,
    LINT_CLOCK_VIRTUAL_RT,
    LINT_CLOCK_RTC, /* the variable rtc_clock */
};

/* In ns; 0 is unknown. */
enum { UNIT_NS = 1, UNIT_US = 1000, UNIT_MS = 1000000 };

/* One creation. */
struct lint_timer {
    const struct source *source;
    size_t name;     /* last word of what is created */
    size_t call;     /* the function that creates it */
    size_t callback; /* its word; NO_TOKEN for other expressions */
    enum lint_clock clock;
    int unit;
};

struct lint_macro {
    const struct source *source;
    size_t name;
};

struct lint_timers {
    const struct worklist *worklist;
    struct lint_timer *list;
    size_t count, room;
    struct lint_macro *macros;
    size_t macro_count, macro_room;
};

void lint_timers_find(struct lint_timers *timers,
                      const struct worklist *worklist);
void lint_timers_deinit(struct lint_timers *timers);

/* The last word of an expression that names a timer: poll of &s->poll,
 * list of s->list[2]; NO_TOKEN for what is no plain name. */
size_t lint_timer_name(const struct source *source, struct span span);

/* Is it the same timer, as far as names tell? */
bool lint_same_timer(const struct source *source, size_t name,
                     const struct lint_timer *timer);

enum lint_clock lint_clock_of(const struct lint_timers *timers,
                              const struct source *source, struct span span);
const char *lint_clock_name(enum lint_clock clock);
const char *lint_unit_name(int unit);

/* Body of the object-like macro of that name in the files; false when there
 * is none, or more than one. */
bool lint_macro_body(const struct lint_timers *timers,
                     const struct source *source, size_t name,
                     const struct source **ret_source, struct span *ret_body);

/* Is it a word of a call that this file makes, and not a member? */
bool lint_is_call(const struct source *source, size_t at,
                  struct arguments *ret_arguments);

#endif
