/*
 * stage: what a play works on, and how it is compared with the judge.
 */
#include "stage.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const QEMUClockType clock_of[JUDGE_LISTS] = {
    QEMU_CLOCK_REALTIME, QEMU_CLOCK_REALTIME, QEMU_CLOCK_HOST,
    QEMU_CLOCK_VIRTUAL, QEMU_CLOCK_VIRTUAL,
};

void differ(Play *p, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fprintf(stderr, "operation %llu: ", (unsigned long long)p->played.operations);
    vfprintf(stderr, format, args);
    fprintf(stderr, "\n");
    va_end(args);
    abort();
}

uint64_t choose(Play *p, uint64_t count)
{
    return p->choices.next(p->choices.opaque) % count;
}

int64_t now_ns(Play *p, int list)
{
    return qemu_clock_get_ns(clock_of[list]);
}

int64_t choose_time(Play *p, int list, int64_t scale)
{
    static const int64_t odd[] = {
        -1, INT64_MIN, 0, INT64_MAX, INT64_MAX - 1, -77, 1,
        INT64_MAX / SCALE_MS, INT64_MAX / SCALE_MS + 1,
    };

    if (choose(p, 16) == 0) {
        return odd[choose(p, sizeof odd / sizeof *odd)];
    }
    int64_t now = now_ns(p, list) / scale;
    int64_t step = (int64_t)choose(p, 12);
    return now > INT64_MAX - 20 ? now - step : now + step - 4;
}

void check_notified(Play *p)
{
    for (int list = 0; list < JUDGE_LISTS; list++) {
        same(p, "a list's count of notifications", p->notified[list],
             p->must_be_notified[list]);
    }
}

void check_timer(Play *p, int number)
{
    const JudgedTimer *judged = &p->judge.timers[number];
    const QEMUTimer *timer = p->players[number].timer;
    int64_t expire_ns = judged->is_pending ? judged->expire_ns : -1;
    int64_t time = choose_time(p, judged->list, judged->scale);
    int64_t time_ns;

    if (__builtin_mul_overflow(time, judged->scale, &time_ns)) {
        time_ns = time < 0 ? INT64_MIN : INT64_MAX;
    }
    same(p, "timer_pending", timer_pending(timer), judged->is_pending);
    same(p, "timer_expire_time_ns", timer_expire_time_ns(timer), expire_ns);
    same(p, "timer_expired", timer_expired(timer, time),
         expire_ns <= time_ns);
}

/* From now to then, as a deadline. */
static int64_t deadline_of(Play *p, int list, int number)
{
    int64_t expire_ns = p->judge.timers[number].expire_ns;
    int64_t now = now_ns(p, list);

    if (expire_ns <= now) {
        return 0;
    }
    return now < 0 && expire_ns > INT64_MAX + now ? INT64_MAX : expire_ns - now;
}

void check_list(Play *p, int list)
{
    int head = judge_head(&p->judge, list);
    QEMUClockType type = clock_of[list];
    int mask = choose(p, 2) ? -1 : ~QEMU_TIMER_ATTR_EXTERNAL;
    int64_t soonest_ns = -1;

    vmtimer_check(p->lists[list]);
    same(p, "timerlist_has_timers", timerlist_has_timers(p->lists[list]),
         head >= 0);
    same(p, "timerlist_expired", timerlist_expired(p->lists[list]),
         head >= 0 && p->judge.timers[head].expire_ns <= now_ns(p, list));
    same(p, "timerlist_deadline_ns", timerlist_deadline_ns(p->lists[list]),
         head < 0 || p->is_disabled[type] ? -1 : deadline_of(p, list, head));
    for (int i = 0; i < JUDGE_LISTS && !p->is_disabled[type]; i++) {
        int head_of_i = judge_head_with(&p->judge, i, mask);

        if (clock_of[i] == type && head_of_i >= 0) {
            soonest_ns = qemu_soonest_timeout(soonest_ns,
                                              deadline_of(p, i, head_of_i));
        }
    }
    same(p, "qemu_clock_deadline_ns_all",
         qemu_clock_deadline_ns_all(type, mask), soonest_ns);
}
