/*
 * firing: workloads whose timers fire.
 */
#include "workload.h"

enum {
    MOST_A_TURN = 64, /* timers that a turn of `hold` fires */
    TIES = 16,
    TIMED_EACH = 8, /* reading the counter thrice takes 50 ns, for ten timers */
    DEVICES = 20,
    DEVICE_OP_NS = 3000,
    DEVICE_OPS_A_TURN = 16,
};

static int64_t draw_delay(Run *run)
{
    uint32_t delay = run->delays[next_random(&run->random) >> 54];

    return ((int64_t)delay * run->mean_ns) >> 12;
}

/*
 * What is left of a delay at an instant in the middle of things: long delays are
 * met more often, and part of each has gone.
 */
static int64_t draw_rest(Run *run)
{
    int64_t longest = 12 * run->mean_ns, delay;

    do {
        delay = draw_delay(run);
    } while (delay < (int64_t)(next_random(&run->random) % (uint64_t)longest));
    return (int64_t)(next_random(&run->random) % (uint64_t)(delay + 1));
}

static void begin_hold(Run *run)
{
    for (unsigned i = 0; i < run->n; i++) {
        run->contender->arm(run->set, i, bench_now_ns + 1 + draw_rest(run));
    }
}

static void hold(void *opaque, unsigned i)
{
    Run *run = opaque;

    run->fired++;
    run->contender->arm(run->set, i, bench_now_ns + draw_delay(run));
}

/* Time goes on in steps of some timers' worth, so that a turn has work. */
static int64_t step_of(const Run *run)
{
    return run->mean_ns / run->n
         * (run->n < MOST_A_TURN ? run->n : MOST_A_TURN);
}

static uint64_t do_hold(Run *run, uint64_t ops)
{
    int64_t step_ns = step_of(run);
    uint64_t before = run->fired, idle_turns = 0, seen = before;

    while (run->fired - before < ops) {
        bench_now_ns += step_ns;
        run->turn(run->set);
        idle_turns = run->fired == seen ? idle_turns + 1 : 0;
        seen = run->fired;
        if (idle_turns > 100 + 100ULL * run->n) {
            run->failure = "timers that are due do not fire";
            return ops;
        }
    }
    return run->fired - before;
}

static void begin_nothing(Run *run)
{
    (void)run;
}

static void count(void *opaque, unsigned i)
{
    Run *run = opaque;

    run->fired++;
    run->fired_sum += i;
}

/* In steps, as hold: all at once would ask for no order. */
static bool fire_all(Run *run, uint64_t before)
{
    int64_t until_ns = bench_now_ns + run->mean_ns;

    while (bench_now_ns < until_ns) {
        bench_now_ns += step_of(run);
        run->turn(run->set);
    }
    bench_now_ns += NS_PER_MS;
    return run_turns(run, before, run->n);
}

static uint64_t arm_and_expire(Run *run, uint64_t ops, uint64_t slots)
{
    const Contender *c = run->contender;
    int64_t slot_ns = run->mean_ns / (int64_t)slots;
    uint64_t done = 0;

    for (unsigned round = 0; done < ops; round++) {
        bool is_timed = round % TIMED_EACH == 0;
        uint64_t begun = is_timed ? cpu_ticks() : 0, before = run->fired;

        for (unsigned i = 0; i < run->n; i++) {
            int64_t slot = (int64_t)(next_random(&run->random) % slots);

            c->arm(run->set, i, bench_now_ns + (slot + 1) * slot_ns);
        }
        run->arming_ticks += is_timed ? cpu_ticks() - begun : 0;
        if (!fire_all(run, before)) {
            return done + 1;
        }
        run->all_ticks += is_timed ? cpu_ticks() - begun : 0;
        done += run->n;
    }
    return done;
}

static uint64_t do_expire(Run *run, uint64_t ops)
{
    return arm_and_expire(run, ops, (uint64_t)run->mean_ns);
}

static uint64_t do_ties(Run *run, uint64_t ops)
{
    return arm_and_expire(run, ops, TIES);
}

/* 200 us, 300 us, .. up to a second. */
static int64_t period_ns(unsigned i)
{
    int64_t period = 200 * NS_PER_US;

    for (unsigned k = 1; k < i; k++) {
        period += period / 2 - period / 16;
    }
    return period < NS_PER_S ? period : NS_PER_S;
}

static void begin_device(Run *run)
{
    for (unsigned i = 0; i < run->n; i++) {
        run->expire_ns[i] = period_ns(i);
        run->contender->arm(run->set, i, bench_now_ns + run->expire_ns[i]);
    }
}

/* Timer 0 is the one armed all the time; the others tick. */
static void tick(void *opaque, unsigned i)
{
    Run *run = opaque;

    run->fired++;
    run->contender->arm(run->set, i, bench_now_ns + run->expire_ns[i]);
}

static uint64_t do_device(Run *run, uint64_t ops)
{
    const Contender *c = run->contender;
    uint64_t done = 0;

    while (done < ops) {
        for (unsigned k = 0; k < DEVICE_OPS_A_TURN; k++) {
            /* 64 us .. 1.1 ms ahead, near ones as likely as far ones */
            uint64_t random = next_random(&run->random) >> 32;
            int64_t ahead_ns = (1 << 16) << (random & 3);

            bench_now_ns += DEVICE_OP_NS;
            ahead_ns += (ahead_ns * (int64_t)(random >> 16)) >> 16;
            c->rearm(run->set, 0, bench_now_ns + ahead_ns);
        }
        run->turn(run->set);
        done += DEVICE_OPS_A_TURN;
    }
    return done;
}

/* Periods about a millisecond times N, each a little other than the last. */
static void begin_virtual(Run *run)
{
    for (unsigned i = 0; i < run->n; i++) {
        run->contender->arm(run->set, i, bench_now_ns + 1 + draw_rest(run));
    }
}

/* From the time that its callback reads, as devices do. */
static void tick_on(void *opaque, unsigned i)
{
    Run *run = opaque;

    run->fired++;
    run->contender->arm(run->set, i, bench_now_ns + run->mean_ns + i % 1000);
}

static uint64_t do_virtual(Run *run, uint64_t ops)
{
    uint64_t before = run->fired;
    int64_t span_ns = run->mean_ns / run->n * (int64_t)ops;

    run->contender->advance(run->set, bench_now_ns + span_ns);
    if (run->fired == before && span_ns > 2 * run->mean_ns) {
        run->failure = "timers that are due do not fire";
    }
    return run->fired - before;
}

static uint64_t do_steps(Run *run, uint64_t ops)
{
    uint64_t before = run->fired;

    for (uint64_t k = 0; k < ops; k++) {
        run->contender->step(run->set);
    }
    if (run->fired - before < ops) {
        run->failure = "timers that are due do not fire";
    }
    return run->fired - before;
}

#define HOLD(distribution, text)                                               \
    {                                                                          \
        .name = text, .unit = "firing, armed again",                           \
        .cannot = ONLY_TIMEOUTS | NO_TURNS, .delays = distribution,            \
        .begin = begin_hold, .slice = do_hold, .on_fire = hold,                \
    }

const Workload firing_workloads[] = {
    HOLD(EXPONENTIAL, "hold"),
    HOLD(UNIFORM, "hold-uniform"),
    HOLD(BIMODAL, "hold-bimodal"),
    HOLD(FIXED, "hold-fixed"),
    {
        .name = "expire", .unit = "arm and fire", .is_cycle = true,
        .has_phases = true, .cannot = ONLY_TIMEOUTS | NO_TURNS,
        .begin = begin_nothing, .slice = do_expire, .on_fire = count,
    },
    {
        .name = "ties", .unit = "arm and fire", .is_cycle = true,
        .has_phases = true, .cannot = ONLY_TIMEOUTS | NO_TURNS,
        .begin = begin_nothing, .slice = do_ties, .on_fire = count,
    },
    {
        .name = "device", .unit = "arm again, and its share of the turns",
        .least_n = DEVICES, .most_n = DEVICES,
        .cannot = ONLY_TIMEOUTS | NO_TURNS,
        .begin = begin_device, .slice = do_device, .on_fire = tick,
    },
    {
        .name = "virtual", .unit = "firing, armed again, of advanced time",
        .cannot = NO_STEPPING, .purpose = FOR_STEPPING, .delays = FIXED,
        .begin = begin_virtual, .slice = do_virtual, .on_fire = tick_on,
    },
    {
        .name = "virtual-step", .unit = "step to the next deadline",
        .cannot = NO_STEPPING, .purpose = FOR_STEPPING, .delays = FIXED,
        .begin = begin_virtual, .slice = do_steps, .on_fire = tick_on,
    },
    {0},
};
