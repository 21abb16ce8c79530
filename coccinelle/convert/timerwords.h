/*
 * timerwords: words that need no clock: verbs, ticks, a timer's own time.
 */
#ifndef CONVERT_TIMERWORDS_H
#define CONVERT_TIMERWORDS_H

#include "site.h"

void decide_ticks_call(struct site *s);
void decide_ticks(struct site *s);
void decide_verb(struct site *s);
void decide_expire_time(struct site *s);

#endif
