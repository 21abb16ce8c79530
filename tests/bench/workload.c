/*
 * workload: begin, go on, and see at the end whether the contender was true.
 *
 * A contender that loses timers, or fires one too many, is refused: its numbers
 * would mean nothing.
 */
#include "workload.h"

#include "kernel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { IDLE_TURNS = 100000, LEAST_MEAN_NS = 10000 };

void (*bench_on_fire)(void *workload, unsigned i) = bench_ignore;
void *bench_workload;

void bench_ignore(void *workload, unsigned i)
{
    (void)workload;
    (void)i;
}

void *bench_alloc(size_t count, size_t size)
{
    void *memory = calloc(count, size);

    if (!memory) {
        fprintf(stderr, "race: out of memory\n");
        exit(1);
    }
    return memory;
}

const Workload *workload_by_name(const char *name)
{
    const Workload *const tables[] = {far_workloads, firing_workloads};

    for (unsigned t = 0; t < 2; t++) {
        for (const Workload *w = tables[t]; w->name; w++) {
            if (strcmp(w->name, name) == 0) {
                return w;
            }
        }
    }
    return NULL;
}

static void enter(Run *run)
{
    bench_now_ns = run->now_ns;
    bench_workload = run;
    bench_on_fire = run->workload->on_fire;
}

static void leave(Run *run)
{
    run->now_ns = bench_now_ns;
    bench_on_fire = bench_ignore;
}

bool run_begin(Run *run, const Workload *workload, const Contender *contender,
               unsigned n)
{
    *run = (Run){
        .workload = workload, .contender = contender, .n = n,
        .random = 88172645463325252,
        .delays = delays_of(workload->delays),
        .mean_ns = (int64_t)n * LEAST_MEAN_NS,
    };
    bench_now_ns = BENCH_START_NS;
    run->turn = workload->purpose == FOR_STEPPING ? contender->step
                                                  : contender->turn;
    run->set = contender->make(n, workload->purpose);
    if (!run->set) {
        return false;
    }
    run->now_ns = bench_now_ns;
    run->expire_ns = bench_alloc(n, sizeof *run->expire_ns);
    enter(run);
    workload->begin(run);
    leave(run);
    return !run->failure;
}

uint64_t run_slice(Run *run, uint64_t ops)
{
    uint64_t done;

    enter(run);
    done = run->workload->slice(run, ops);
    leave(run);
    return done;
}

bool run_turns(Run *run, uint64_t before, uint64_t count)
{
    uint64_t seen = run->fired;

    for (unsigned idle = 0; run->fired - before < count;) {
        run->turn(run->set);
        if (run->fired != seen) {
            seen = run->fired;
            idle = 0;
        } else if (++idle > IDLE_TURNS) {
            run->failure = "timers that are due do not fire";
            return false;
        }
    }
    return true;
}

static void count(void *opaque, unsigned i)
{
    Run *run = opaque;

    run->fired++;
    run->fired_sum += i;
}

/* All fire once, and nothing fires then. */
static void drain(Run *run)
{
    uint64_t want = run->workload->is_cycle ? 0 : run->n;
    uint64_t want_sum = want * (want - 1) / 2;

    enter(run);
    bench_on_fire = count;
    bench_now_ns += 10 * TIMEOUT_NS + 100 * run->mean_ns;
    run->fired = run->fired_sum = 0;
    if (run_turns(run, 0, want)) {
        bench_now_ns += 2 * TIMEOUT_NS;
        run->turn(run->set);
        if (run->fired != want || run->fired_sum != (want ? want_sum : 0)) {
            run->failure = "not every timer fired once";
        }
    }
    leave(run);
}

void run_end(Run *run)
{
    if (!run->set) {
        return;
    }
    if (!run->failure && !(run->contender->flags & NO_TURNS)) {
        drain(run);
    }
    run->contender->free(run->set);
    free(run->expire_ns);
    run->set = NULL;
}
