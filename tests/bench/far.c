/*
 * far: workloads in which nothing fires; most timers of real programs are timeouts
 * of that kind.
 */
#include "workload.h"

enum { OP_NS = 100, OPS_A_JUMP = 64 };

/* Time goes on a little with each operation, so that deadlines differ. */
static int64_t go_on(void)
{
    return bench_now_ns += OP_NS;
}

static void begin_timeouts(Run *run)
{
    for (unsigned i = 0; i < run->n; i++) {
        run->contender->arm(run->set, i, go_on() + TIMEOUT_NS);
    }
}

static uint64_t do_timeout(Run *run, uint64_t ops)
{
    const Contender *c = run->contender;
    void *set = run->set;

    for (uint64_t k = 0; k < ops; k++) {
        unsigned i = random_below(&run->random, run->n);

        c->del(set, i);
        c->arm(set, i, go_on() + TIMEOUT_NS);
    }
    return ops;
}

static uint64_t do_rearm(Run *run, uint64_t ops)
{
    const Contender *c = run->contender;
    void *set = run->set;

    for (uint64_t k = 0; k < ops; k++) {
        unsigned i = random_below(&run->random, run->n);

        c->rearm(set, i, go_on() + TIMEOUT_NS);
    }
    return ops;
}

static int64_t spread_out(Run *run)
{
    return (int64_t)(next_random(&run->random) % TIMEOUT_NS);
}

static void begin_push(Run *run)
{
    for (unsigned i = 0; i < run->n; i++) {
        run->expire_ns[i] = bench_now_ns + TIMEOUT_NS + spread_out(run);
        run->contender->arm(run->set, i, run->expire_ns[i]);
    }
}

static uint64_t do_push(Run *run, uint64_t ops)
{
    const Contender *c = run->contender;
    void *set = run->set;

    for (uint64_t k = 0; k < ops; k++) {
        unsigned i = run->next;

        run->next = i + 1 < run->n ? i + 1 : 0;
        run->expire_ns[i] += NS_PER_US + random_below(&run->random, 9000);
        c->rearm(set, i, run->expire_ns[i]);
    }
    return ops;
}

static void begin_nothing(Run *run)
{
    (void)run;
}

/* An hour ahead, looked at; then the others, before it. */
static uint64_t do_below(Run *run, uint64_t ops)
{
    const Contender *c = run->contender;
    uint64_t done = 0;

    while (done < ops) {
        c->arm(run->set, 0, bench_now_ns + 3600 * NS_PER_S);
        run->turn(run->set);
        for (unsigned i = 1; i < run->n; i++) {
            c->arm(run->set, i, go_on() + TIMEOUT_NS
                                    + (int64_t)random_below(&run->random, 1u << 30));
        }
        done += run->n + do_timeout(run, run->n);
        for (unsigned i = 0; i < run->n; i++) {
            c->del(run->set, i);
        }
    }
    return done;
}

/* Nothing is due. */
static uint64_t do_turn(Run *run, uint64_t ops)
{
    for (uint64_t k = 0; k < ops; k++) {
        go_on();
        run->turn(run->set);
    }
    return ops;
}

/* Ten seconds there and back, with a turn at either end. */
static uint64_t do_backward(Run *run, uint64_t ops)
{
    uint64_t done = 0;

    while (done < ops) {
        done += do_timeout(run, OPS_A_JUMP);
        run->next = !run->next;
        bench_now_ns += run->next ? -10 * NS_PER_S : 10 * NS_PER_S;
        run->turn(run->set);
    }
    return done;
}

const Workload far_workloads[] = {
    {
        .name = "timeout", .unit = "delete and arm", .cannot = ONLY_WAKING,
        .begin = begin_timeouts, .slice = do_timeout, .on_fire = bench_ignore,
    },
    {
        .name = "rearm", .unit = "arm again", .cannot = ONLY_WAKING,
        .begin = begin_timeouts, .slice = do_rearm, .on_fire = bench_ignore,
    },
    {
        .name = "push", .unit = "move later",
        .cannot = ONLY_TIMEOUTS | ONLY_WAKING,
        .begin = begin_push, .slice = do_push, .on_fire = bench_ignore,
    },
    {
        .name = "below", .unit = "arm, or delete and arm", .least_n = 2,
        .cannot = ONLY_TIMEOUTS | NO_TURNS, .is_cycle = true,
        .begin = begin_nothing, .slice = do_below, .on_fire = bench_ignore,
    },
    {
        .name = "turn", .unit = "turn with nothing due",
        .cannot = ONLY_TIMEOUTS | NO_TURNS,
        .begin = begin_push, .slice = do_turn, .on_fire = bench_ignore,
    },
    {
        .name = "backward", .unit = "delete and arm",
        .cannot = ONLY_TIMEOUTS | NO_TURNS | NO_GOING_BACK,
        .begin = begin_timeouts, .slice = do_backward, .on_fire = bench_ignore,
    },
    {0},
};
