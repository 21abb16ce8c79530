/*
 * auto-converge: how much a migration slows its guest down.
 *
 * After each round a migration knows what it sent and what became dirty meanwhile.
 * Where twice more became dirty than `trigger` percent of what was sent, the vCPUs
 * are throttled: `initial` percent first, then `increment` more each time, never
 * above `maximum`. With a slow tail an increment is no larger than what would bring
 * the dirty rate down to what can be borne.
 */
#ifndef AUTO_CONVERGE_H
#define AUTO_CONVERGE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct AutoConverge {
    int trigger;   /* percent of what was sent */
    int initial;   /* percent of throttling, these three */
    int increment;
    int maximum;
    bool has_slow_tail;
    unsigned too_dirty; /* rounds since the last increment; 0 at first */
} AutoConverge;

/* The values a QEMU begins with. */
#define AUTO_CONVERGE_DEFAULTS \
    { .trigger = 50, .initial = 20, .increment = 10, .maximum = 99 }

/* A round is over: @dirty bytes were written by the guest while @sent were sent. */
void auto_converge_round_over(AutoConverge *a, uint64_t dirty, uint64_t sent);

#endif
