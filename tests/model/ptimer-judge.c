/*
 * ptimer-judge: what a counter must do, in exact arithmetic.
 */
#include "ptimer-judge.h"

#include "vmtimer/ptimer.h"

/* What a start at 0 depends on. */
typedef enum Why { BY_HAND, ROUND_OVER, TICK_OVER } Why;

static bool has(const PtimerJudge *j, unsigned policy)
{
    return (j->policy & policy) != 0;
}

/* A tick of a round of @ticks. */
static Wide tick_of(const PtimerJudge *j, uint64_t ticks)
{
    Wide ten_us = (Wide)10000 << 32;

    if (j->mode == JUDGE_PERIODIC && !j->never_stretches
        && j->period < ten_us && j->period * ticks < ten_us) {
        return (Wide)(10000 / ticks) << 32;
    }
    return j->period;
}

/* @ticks of them, in whole ns. The period may be near 2^96: by halves. */
static Wide whole_ns(Wide tick, uint64_t ticks)
{
    Wide whole = (tick >> 32) * ticks;
    Wide parts = (tick & UINT32_MAX) * ticks;

    return whole + (parts >> 32);
}

/* As many ticks as fit between now and the end. */
uint64_t ptimer_judge_read(const PtimerJudge *j, int64_t now_ns)
{
    uint64_t left = 0;

    if (j->mode == JUDGE_OFF || j->count == 0 || j->must_start) {
        return j->count;
    }
    uint64_t ticks = j->count + j->stays_at_0;
    Wide tick = tick_of(j, ticks);
    if (now_ns < j->end_ns && tick) {
        if (j->end_ns < INT64_MAX) {
            left = (uint64_t)(((Wide)(j->end_ns - now_ns) << 32) / tick);
        } else {
            Wide passed = (Wide)(now_ns - j->start_ns) << 32;

            left = ticks - (uint64_t)((passed + tick - 1) / tick);
        }
    }
    if (j->stays_at_0 && left >= j->count) {
        return 0;
    }
    return left + (has(j, PTIMER_POLICY_NO_COUNTER_ROUND_DOWN)
                   && now_ns != j->start_ns);
}

/* With nothing to count, is there a round of one tick? */
static bool waits_a_tick(const PtimerJudge *j, Why why)
{
    if (j->mode == JUDGE_PERIODIC) {
        if (j->limit == 0 && has(j, PTIMER_POLICY_CONTINUOUS_TRIGGER)) {
            return true;
        }
        if (j->limit > 0 && has(j, PTIMER_POLICY_NO_IMMEDIATE_RELOAD)) {
            return true;
        }
    }
    return has(j, PTIMER_POLICY_NO_IMMEDIATE_TRIGGER) && why != TICK_OVER;
}

static void start(PtimerJudge *j, int64_t at_ns, int64_t now_ns, Why why)
{
    bool silent = has(j, PTIMER_POLICY_NO_IMMEDIATE_TRIGGER)
                  || (has(j, PTIMER_POLICY_TRIGGER_ONLY_ON_DECREMENT)
                      && why == BY_HAND);
    Wide ticks;

    if (j->count == 0 && !silent) {
        j->fire(j->opaque, now_ns);
    }
    if (j->count == 0 && !has(j, PTIMER_POLICY_NO_IMMEDIATE_RELOAD)) {
        j->count = j->limit;
    }
    j->stays_at_0 = why == ROUND_OVER && j->count < UINT64_MAX
                    && has(j, PTIMER_POLICY_WRAP_AFTER_ONE_PERIOD);
    ticks = (Wide)j->count + j->stays_at_0;
    if (ticks == 0 && waits_a_tick(j, why)) {
        ticks = 1;
    }
    if (j->mode == JUDGE_OFF || j->period == 0 || ticks == 0) {
        j->mode = JUDGE_OFF;
        return;
    }
    Wide end = (Wide)at_ns + whole_ns(tick_of(j, (uint64_t)ticks),
                                      (uint64_t)ticks);
    j->start_ns = at_ns;
    j->end_ns = end > INT64_MAX ? INT64_MAX : (int64_t)end;
}

static void start_if_on(PtimerJudge *j)
{
    if (j->mode != JUDGE_OFF) {
        j->must_start = true;
    }
}

void ptimer_judge_set_count(PtimerJudge *j, uint64_t count)
{
    j->count = count;
    start_if_on(j);
}

void ptimer_judge_set_limit(PtimerJudge *j, uint64_t limit, bool reload)
{
    j->limit = limit;
    if (reload) {
        ptimer_judge_set_count(j, limit);
    }
}

void ptimer_judge_set_period(PtimerJudge *j, Wide period, int64_t now_ns)
{
    j->count = ptimer_judge_read(j, now_ns);
    j->period = period;
    start_if_on(j);
}

void ptimer_judge_run(PtimerJudge *j, bool one_shot)
{
    bool was_off = j->mode == JUDGE_OFF;

    if (!was_off || j->period) {
        j->mode = one_shot ? JUDGE_ONE_SHOT : JUDGE_PERIODIC;
        j->must_start |= was_off;
    }
}

void ptimer_judge_stop(PtimerJudge *j, int64_t now_ns)
{
    if (j->mode != JUDGE_OFF) {
        j->count = ptimer_judge_read(j, now_ns);
        j->mode = JUDGE_OFF;
        j->must_start = false;
    }
}

void ptimer_judge_commit(PtimerJudge *j, int64_t now_ns)
{
    while (j->must_start && j->mode != JUDGE_OFF) {
        j->must_start = false;
        start(j, now_ns, now_ns, BY_HAND);
    }
    j->must_start = false;
}

static void end_round(PtimerJudge *j, int64_t now_ns)
{
    if (j->mode == JUDGE_ONE_SHOT) {
        j->count = 0;
        j->mode = JUDGE_OFF;
        j->fire(j->opaque, now_ns);
        return;
    }
    /* at limit 0 the next one starts at 0, which fires for both */
    Why why = j->count == 0 || j->limit == 0 ? TICK_OVER : ROUND_OVER;
    j->count = j->limit;
    start(j, j->end_ns, now_ns, why);
    if (why == ROUND_OVER || has(j, PTIMER_POLICY_NO_IMMEDIATE_TRIGGER)) {
        j->fire(j->opaque, now_ns);
    }
}

void ptimer_judge_pass(PtimerJudge *j, int64_t now_ns)
{
    while (j->mode != JUDGE_OFF && j->end_ns <= now_ns) {
        end_round(j, now_ns);
        ptimer_judge_commit(j, now_ns);
    }
}
