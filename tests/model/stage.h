/*
 * stage: what a play works on, and how it is compared with the judge.
 */
#ifndef MODEL_STAGE_H
#define MODEL_STAGE_H

#include "judge.h"
#include "play.h"
#include "vmtimer.h"

typedef struct Play Play;

typedef struct Player {
    QEMUTimer *timer;
    Play *play;
    int number;
    int64_t armed_at_ns; /* what its clock read then */
} Player;

/* What runs timers at the moment: a pass over one list, or a virtual verb. */
typedef struct Run {
    int list; /* -1: a verb over every list of VIRTUAL */
    int64_t sample_ns;
    unsigned firings;
    struct Run *outer;
} Run;

struct Play {
    Choices choices;
    Judge judge;
    Player players[JUDGE_TIMERS];
    QEMUTimerList *lists[JUDGE_LISTS];
    unsigned notified[JUDGE_LISTS];
    unsigned must_be_notified[JUDGE_LISTS];
    bool is_disabled[QEMU_CLOCK_MAX];
    int64_t virtual_since_ns; /* from when on VIRTUAL has run its timers */
    Run *run;
    unsigned depth;
    unsigned budget; /* operations that callbacks of this pass may still do */
    Played played;
};


extern const QEMUClockType clock_of[JUDGE_LISTS];

/* Prints the operation's number and the sentence, and aborts. */
_Noreturn void differ(Play *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#define same(p, what, got, want)                                        \
    do {                                                                \
        long long got_ = (long long)(got), want_ = (long long)(want);   \
        if (got_ != want_) {                                            \
            differ(p, "%s is %lld, the judge says %lld", what, got_, want_); \
        }                                                               \
    } while (0)

uint64_t choose(Play *p, uint64_t count);

/* What the list's clock reads. */
int64_t now_ns(Play *p, int list);

/* In the scale: near now, with many ties; sometimes anywhere. */
int64_t choose_time(Play *p, int list, int64_t scale);

/* What the library says now is what the judge says. */
void check_notified(Play *p);
void check_timer(Play *p, int number);
void check_list(Play *p, int list);

#endif
