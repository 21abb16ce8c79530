/*
 * timers: which expressions are QEMUTimer *, and in what unit they count.
 */
#ifndef CONVERT_TIMERS_H
#define CONVERT_TIMERS_H

#include "worklist.h"

/* Is the name at this token declared as QEMUTimer * in the files given, and
 * as nothing else? */
bool timer_is_pointer(const struct worklist *worklist,
                      const struct source *source, size_t token);

enum timer_unit { TIMER_UNKNOWN, TIMER_NS, TIMER_MS };

/* The unit of ts->expire_time in the 3-argument era, told from what creates
 * the timers of that name. */
enum timer_unit timer_unit(const struct worklist *worklist,
                           const struct source *source, size_t token);

#endif
