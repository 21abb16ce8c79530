/*
 * judge: which timer must fire next, in the most obvious way.
 */
#include "judge.h"

int64_t judge_expire_ns(const JudgedTimer *timer, int64_t time)
{
    int64_t expire_ns;

    if (time < 0) {
        return 0;
    }
    return __builtin_mul_overflow(time, timer->scale, &expire_ns) ? INT64_MAX
                                                                  : expire_ns;
}

static bool fires_before(const JudgedTimer *a, const JudgedTimer *b)
{
    return a->expire_ns < b->expire_ns
           || (a->expire_ns == b->expire_ns && a->armed_as < b->armed_as);
}

int judge_head_with(const Judge *judge, int list, int attr_mask)
{
    int head = -1;

    for (int i = 0; i < JUDGE_TIMERS; i++) {
        const JudgedTimer *timer = &judge->timers[i];

        if (timer->is_pending && timer->list == list
            && !(timer->attributes & ~attr_mask)
            && (head < 0 || fires_before(timer, &judge->timers[head]))) {
            head = i;
        }
    }
    return head;
}

int judge_head(const Judge *judge, int list)
{
    return judge_head_with(judge, list, -1);
}

bool judge_arm(Judge *judge, int number, int64_t expire_ns)
{
    JudgedTimer *timer = &judge->timers[number];

    timer->is_pending = true;
    timer->expire_ns = expire_ns;
    timer->armed_as = judge->armings++;
    return judge_head(judge, timer->list) == number;
}

bool judge_anticipate(Judge *judge, int number, int64_t expire_ns)
{
    JudgedTimer *timer = &judge->timers[number];

    return (!timer->is_pending || expire_ns < timer->expire_ns)
           && judge_arm(judge, number, expire_ns);
}

bool judge_delete(Judge *judge, int number)
{
    bool was_pending = judge->timers[number].is_pending;

    judge->timers[number].is_pending = false;
    return was_pending;
}
