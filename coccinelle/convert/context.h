/*
 * context: files without a legacy word that other files' words hang on.
 *
 * A struct's timers are often declared in a header that has nothing to convert:
 * what timer->expire_time, VMSTATE_TIMER() and g_free() mean is told there.
 */
#ifndef CONVERT_CONTEXT_H
#define CONVERT_CONTEXT_H

#include "worklist.h"

/* May it declare a timer, or free one? */
bool context_wants(const struct source *source);

/* Splits them, if a file asks for what they declare. Those that free a timer by
 * g_free() come into the list. */
void context_find(struct worklist *worklist, int to_level);

/* The files of the list, and behind them the others; NULL at the end. */
const struct source *context_source(const struct worklist *worklist,
                                    size_t number);

#endif
