/*
 * freeing: timer_free() deletes first, from 6.0 on.
 */
#ifndef CONVERT_FREEING_H
#define CONVERT_FREEING_H

#include "site.h"

/* At a call that deletes a timer: takes it away when the next statement frees
 * the same timer, and with it an if (timer) { } around the two. */
bool freeing_takes_over(struct site *s);

/* g_free() of what is declared as QEMUTimer * is timer_free(), from 6.0 on: a
 * pending one would stay in its list. No name that is counted. */
void freeing_decide(const struct worklist *worklist, struct source *source,
                    int to_level);
bool freeing_any(const struct worklist *worklist, const struct source *source);
bool freeing_asks(const struct source *source, const char *rule);

#endif
