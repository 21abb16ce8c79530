/*
 * timers: which expressions are QEMUTimer *, and in what unit they count.
 */
#ifndef CONVERT_TIMERS_H
#define CONVERT_TIMERS_H

#include "worklist.h"

enum timer_type { TYPE_TIMER, TYPE_OTHER, TYPE_UNSEEN };

/* Is what ends at this token declared as QEMUTimer * in the files given? A
 * name, maybe with subscripts; what else it may be is seen by its cast only. */
enum timer_type timer_type_of(const struct worklist *worklist,
                              const struct source *source, size_t token);
/* Is it that, and nothing else of the same name? */
bool timer_is_pointer(const struct worklist *worklist,
                      const struct source *source, size_t token);

enum timer_unit { TIMER_UNKNOWN, TIMER_NS, TIMER_MS };

/* The unit of ts->expire_time in the 3-argument era, told from what creates
 * the timers of that name. */
enum timer_unit timer_unit(const struct worklist *worklist,
                           const struct source *source, size_t token);

#endif
