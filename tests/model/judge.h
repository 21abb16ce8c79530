/*
 * judge: which timer must fire next, in the most obvious way.
 *
 * One array of all timers, looked through from end to end. What it knows of the
 * promises: a list fires by (expire time, order of arming); a negative time is 0;
 * a product too large is the far end of time.
 */
#ifndef MODEL_JUDGE_H
#define MODEL_JUDGE_H

#include <stdbool.h>
#include <stdint.h>

enum { JUDGE_TIMERS = 48, JUDGE_LISTS = 5 };

typedef struct JudgedTimer {
    int list;
    int64_t scale;
    int attributes;
    bool is_pending;
    int64_t expire_ns;
    uint64_t armed_as; /* number of the arming */
} JudgedTimer;

typedef struct Judge {
    JudgedTimer timers[JUDGE_TIMERS];
    uint64_t armings;
} Judge;

/* What timer_mod makes of @time. */
int64_t judge_expire_ns(const JudgedTimer *timer, int64_t time);

/* Arm it. True: it is its list's head now. */
bool judge_arm(Judge *judge, int number, int64_t expire_ns);

/* The same, if it was idle or this is sooner. */
bool judge_anticipate(Judge *judge, int number, int64_t expire_ns);

/* True: it was pending. */
bool judge_delete(Judge *judge, int number);

/* The number of the timer that fires next in @list, or -1. */
int judge_head(const Judge *judge, int list);

/* The same among timers whose attributes are all in @attr_mask. */
int judge_head_with(const Judge *judge, int list, int attr_mask);

#endif
