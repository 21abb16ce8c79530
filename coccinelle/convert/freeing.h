/*
 * freeing: timer_free() deletes first, from 6.0 on.
 */
#ifndef CONVERT_FREEING_H
#define CONVERT_FREEING_H

#include "site.h"

/* At a call that deletes a timer: takes it away when the next statement frees
 * the same timer, and with it an if (timer) { } around the two. */
bool freeing_takes_over(struct site *s);

#endif
