/*
 * pair.h: what a pair may call beside timers.
 *
 * Included by the compiler before a pair, and never seen by the converter. A
 * pair that can run defines pair_run(); what it records is compared before
 * and after conversion.
 */
#ifndef PAIR_H
#define PAIR_H

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

void pair_run(void *opaque);

/* A timer's callback: records (opaque as a string, clock, ns of the clock). */
void pair_fired(void *opaque);

/* Records a number: a clock that was read, a query that was answered. */
void pair_value(const char *label, int64_t value);

#ifdef __cplusplus
}
#endif

#define PAIR_FOREACH(i, head, next) for (i = (head); i; i = i->next)
#define PAIR_TRACE(label) pair_value(label, 0);

#endif
