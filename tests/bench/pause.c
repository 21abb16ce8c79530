/*
 * pause: the longest single call, with very many timers pending.
 *
 * Each phase is what some structure pays for at once: growing while it is filled;
 * moving and deleting; time that reaches where timers were filed before they were
 * moved on, which is when lazy structures have to tidy up. CPU time: what others
 * take from us is no pause of ours. The least of several runs: interrupts are not,
 * either.
 */
#include "special.h"

#include "kernel.h"

#include <stdlib.h>

enum { RUNS = 5, PHASES = 4, TIDY_ROUNDS = 20000 };

static const char *const phase_names[PHASES] = {"fill", "move", "tidy", "delete"};

typedef struct Pause {
    const Contender *c;
    void *set;
    unsigned n;
    uint64_t random;
    int64_t last_ns;
    int64_t longest_ns[PHASES];
} Pause;

static int64_t cpu_ns(void)
{
    return bench_clock_ns(CLOCK_THREAD_CPUTIME_ID);
}

static void begin_call(Pause *p)
{
    p->last_ns = cpu_ns();
}

static void end_call(Pause *p, unsigned phase)
{
    int64_t took_ns = cpu_ns() - p->last_ns;

    if (took_ns > p->longest_ns[phase]) {
        p->longest_ns[phase] = took_ns;
    }
}

static int64_t later(Pause *p, int64_t base_ns)
{
    bench_now_ns += 10;
    return base_ns + (int64_t)(next_random(&p->random) % TIMEOUT_NS);
}

static void fill(Pause *p)
{
    for (unsigned i = 0; i < p->n; i++) {
        int64_t expire_ns = later(p, bench_now_ns + NS_PER_S);

        begin_call(p);
        p->c->arm(p->set, i, expire_ns);
        end_call(p, 0);
    }
}

/* Each later than all were before. */
static void move_all(Pause *p)
{
    for (unsigned i = 0; i < p->n; i++) {
        int64_t expire_ns = later(p, bench_now_ns + 2 * TIMEOUT_NS);

        begin_call(p);
        p->c->rearm(p->set, i, expire_ns);
        end_call(p, 1);
    }
}

/* To where all were filed first; nothing is due. */
static void tidy(Pause *p)
{
    bench_now_ns += TIMEOUT_NS + 2 * NS_PER_S;
    for (unsigned k = 0; k < TIDY_ROUNDS; k++) {
        unsigned i = random_below(&p->random, p->n);

        begin_call(p);
        p->c->turn(p->set);
        end_call(p, 2);
        bench_now_ns += 10;
        begin_call(p);
        p->c->rearm(p->set, i, bench_now_ns + TIMEOUT_NS);
        end_call(p, 2);
    }
}

static void delete_all(Pause *p)
{
    for (unsigned i = 0; i < p->n; i++) {
        begin_call(p);
        p->c->del(p->set, i);
        end_call(p, 3);
    }
}

static bool pause_once(const Contender *c, unsigned n, int64_t longest_ns[])
{
    Pause p = {.c = c, .n = n, .random = 88172645463325252};

    bench_now_ns = BENCH_START_NS;
    p.set = c->make(n, FOR_TURNS);
    if (!p.set) {
        return false;
    }
    fill(&p);
    move_all(&p);
    tidy(&p);
    delete_all(&p);
    c->free(p.set);
    for (unsigned i = 0; i < PHASES; i++) {
        if (longest_ns[i] == 0 || p.longest_ns[i] < longest_ns[i]) {
            longest_ns[i] = p.longest_ns[i];
        }
    }
    return true;
}

void race_pause(const Field *field, const unsigned *sizes, unsigned count)
{
    unsigned n = sizes[count - 1];

    for (unsigned k = 0; k < field->count; k++) {
        const Contender *c = field->contenders[k];
        int64_t longest_ns[PHASES] = {0};
        unsigned runs = 0;
        FILE *file;

        if (c->flags & (ONLY_TIMEOUTS | NO_TURNS)
            || (c->flags & IS_SLOW && n > SLOW_ABOVE)) {
            continue;
        }
        while (runs < RUNS && pause_once(c, n, longest_ns)) {
            runs++;
        }
        printf("%-13s %9u %-16s", "pause", n, c->name);
        file = output_open(field->output, "pause", n, c->name);
        for (unsigned i = 0; i < PHASES && runs == RUNS; i++) {
            printf("  %s %.1f us", phase_names[i], (double)longest_ns[i] / 1000);
            if (file) {
                fprintf(file, ", \"%s_ns\": %lld", phase_names[i],
                        (long long)longest_ns[i]);
            }
        }
        printf("\n");
        output_close(field->output);
    }
}
