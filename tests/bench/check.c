/*
 * check: a script of armings, moves and deletions, and what must come of it.
 *
 * Deadlines are a millisecond apart, or equal; time goes on by half of that, so
 * that each contender's rounding leaves the order as it is.
 */
#include "check.h"

#include "random.h"
#include "workload.h"

enum { TIMERS = 60, SLOTS = 25, MOVES = 200, MOST_TURNS = 4 * TIMERS };

typedef struct Script {
    const Contender *contender;
    void *set;
    int64_t expire_ns[TIMERS]; /* 0: not pending */
    unsigned armed_as[TIMERS]; /* the how-manieth arming was its last */
    unsigned armings;
    int64_t now_ns;            /* whatever the contender makes of the bench's */
    int64_t last_expire_ns;
    unsigned last_armed_as;
    uint64_t random;
    const char *wrong;
} Script;

static void on_fire(void *opaque, unsigned i)
{
    Script *s = opaque;
    int64_t expire_ns;

    if (i >= TIMERS || s->expire_ns[i] == 0) {
        s->wrong = "a timer fires that is not pending";
        return;
    }
    expire_ns = s->expire_ns[i];
    if (s->now_ns < expire_ns) {
        s->wrong = "a timer fires early";
    } else if (expire_ns < s->last_expire_ns) {
        s->wrong = "timers fire out of order";
    } else if (expire_ns == s->last_expire_ns
               && (s->contender->flags & FIFO)
               && s->armed_as[i] < s->last_armed_as) {
        s->wrong = "equal times fire out of order";
    }
    s->last_expire_ns = expire_ns;
    s->last_armed_as = s->armed_as[i];
    s->expire_ns[i] = 0;
}

static void arm(Script *s, unsigned i, int64_t expire_ns)
{
    if (s->expire_ns[i]) {
        s->contender->rearm(s->set, i, expire_ns);
    } else {
        s->contender->arm(s->set, i, expire_ns);
    }
    s->expire_ns[i] = expire_ns;
    s->armed_as[i] = ++s->armings;
}

static void move_about(Script *s)
{
    int64_t begun_ns = bench_now_ns;
    bool only_timeouts = s->contender->flags & ONLY_TIMEOUTS;

    for (unsigned k = 0; k < MOVES; k++) {
        unsigned i = random_below(&s->random, TIMERS);
        int64_t slot = 1 + random_below(&s->random, SLOTS);

        if (s->expire_ns[i] && random_below(&s->random, 3) == 0) {
            s->contender->del(s->set, i);
            s->expire_ns[i] = 0;
        } else if (only_timeouts) {
            bench_now_ns += NS_PER_MS;
            arm(s, i, bench_now_ns + TIMEOUT_NS);
        } else {
            arm(s, i, begun_ns + slot * NS_PER_MS);
        }
    }
}

static unsigned count_due(const Script *s)
{
    unsigned due = 0;

    for (unsigned i = 0; i < TIMERS; i++) {
        due += s->expire_ns[i] != 0
            && s->expire_ns[i] + s->contender->tick_ns <= bench_now_ns;
    }
    return due;
}

static void go_through(Script *s)
{
    int64_t until_ns = bench_now_ns + (SLOTS + 2) * NS_PER_MS;

    if (s->contender->flags & ONLY_TIMEOUTS) {
        bench_now_ns += TIMEOUT_NS - (MOVES + 2) * NS_PER_MS;
        until_ns = bench_now_ns + (2 * MOVES + 4) * NS_PER_MS;
    }
    while (bench_now_ns < until_ns && !s->wrong) {
        s->now_ns = bench_now_ns += NS_PER_MS / 2;
        /* once more than needed: what comes then is too much */
        for (unsigned turns = 0; turns < MOST_TURNS; turns++) {
            bool was_last = count_due(s) == 0;

            s->contender->turn(s->set);
            if (was_last) {
                break;
            }
        }
        if (!s->wrong && count_due(s) != 0) {
            s->wrong = "a timer that is due does not fire";
        }
    }
}

const char *check_contender(const Contender *contender)
{
    Script s = {.contender = contender, .random = 7};

    if (contender->flags & NO_TURNS) {
        return NULL;
    }
    s.set = contender->make(TIMERS, FOR_TURNS);
    if (!s.set) {
        return "cannot be made";
    }
    bench_workload = &s;
    bench_on_fire = on_fire;
    for (unsigned round = 0; round < 3 && !s.wrong; round++) {
        s.last_expire_ns = 0;
        move_about(&s);
        go_through(&s);
    }
    bench_on_fire = bench_ignore;
    contender->free(s.set);
    return s.wrong;
}

static const char *check_table(const Contender *contender,
                               const Workload *table, const char **ret_workload)
{
    for (const Workload *w = table; w->name; w++) {
        unsigned n = w->least_n > 12 ? w->least_n : 12;
        Run run;

        *ret_workload = w->name;
        if (contender->flags & (w->cannot | NO_TURNS)) {
            continue;
        }
        if (!run_begin(&run, w, contender, n)) {
            return run.failure ? run.failure : "cannot be made";
        }
        if (run_slice(&run, 3000) < 2000 && !run.failure) {
            run.failure = "too few operations";
        }
        run_end(&run);
        if (run.failure) {
            return run.failure;
        }
    }
    return NULL;
}

const char *check_workloads(const Contender *contender,
                            const char **ret_workload)
{
    const char *wrong = check_table(contender, far_workloads, ret_workload);

    return wrong ? wrong
                 : check_table(contender, firing_workloads, ret_workload);
}
