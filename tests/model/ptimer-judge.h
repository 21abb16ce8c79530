/*
 * ptimer-judge: what a counter must do, in exact arithmetic.
 *
 * Times and periods are whole numbers of 2^-32 ns, 128 bits wide; so nothing is
 * rounded but where a promise says so: a round ends at a whole ns. Each policy is
 * asked by its promise in doc/semantics.md. Knows no timers: it is told what time
 * it is, and works out all that happened until then.
 */
#ifndef MODEL_PTIMER_JUDGE_H
#define MODEL_PTIMER_JUDGE_H

#include <stdbool.h>
#include <stdint.h>

__extension__ typedef unsigned __int128 Wide;

enum { JUDGE_OFF, JUDGE_PERIODIC, JUDGE_ONE_SHOT };

typedef struct PtimerJudge {
    uint8_t policy;
    bool never_stretches; /* icount, qtest */
    void (*fire)(void *opaque, int64_t now_ns);
    void *opaque;

    int mode;
    uint64_t limit;
    uint64_t count; /* while off, or where the round started */
    Wide period;    /* 2^-32 ns */
    bool must_start; /* at the end of the transaction */
    bool stays_at_0; /* for a tick more, at the start of the round */
    int64_t start_ns;
    int64_t end_ns;  /* of the round; INT64_MAX: never */
} PtimerJudge;

uint64_t ptimer_judge_read(const PtimerJudge *j, int64_t now_ns);

void ptimer_judge_set_count(PtimerJudge *j, uint64_t count);
void ptimer_judge_set_limit(PtimerJudge *j, uint64_t limit, bool reload);
void ptimer_judge_set_period(PtimerJudge *j, Wide period, int64_t now_ns);
void ptimer_judge_run(PtimerJudge *j, bool one_shot);
void ptimer_judge_stop(PtimerJudge *j, int64_t now_ns);
void ptimer_judge_commit(PtimerJudge *j, int64_t now_ns);

/* Every round that has ended by now. */
void ptimer_judge_pass(PtimerJudge *j, int64_t now_ns);

#endif
