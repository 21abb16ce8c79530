/*
 * contend: one thread runs the loop, one arms and deletes on the same list.
 *
 * The loop's thread takes turns as fast as it can, with a few timers that fire.
 * What is measured is the other thread's operation. Contenders that leave locking
 * to their users get one mutex around each operation and each turn.
 */
#include "special.h"

#include "kernel.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

enum { TICKING = 8, TICK_NS = 50000, TURN_NS = 10000, OPS = 256 };

typedef struct Contest {
    const Contender *c;
    void *set;
    unsigned n;
    bool is_locked; /* by us */
    pthread_mutex_t lock;
    bool is_over;
    uint64_t turns, fired;
    int64_t loop_ns;
} Contest;

static void enter(Contest *t)
{
    if (t->is_locked) {
        pthread_mutex_lock(&t->lock);
    }
}

static void leave(Contest *t)
{
    if (t->is_locked) {
        pthread_mutex_unlock(&t->lock);
    }
}

/* The last TICKING timers are the loop's. */
static void tick(void *opaque, unsigned i)
{
    Contest *t = opaque;

    t->fired++;
    t->c->arm(t->set, i, bench_now_ns + TICK_NS);
}

static void *run_loop(void *opaque)
{
    Contest *t = opaque;
    int64_t begun = bench_clock_ns(CLOCK_THREAD_CPUTIME_ID);

    for (unsigned i = 0; i < TICKING; i++) {
        enter(t);
        t->c->arm(t->set, t->n + i, bench_now_ns + TICK_NS);
        leave(t);
    }
    while (!__atomic_load_n(&t->is_over, __ATOMIC_RELAXED)) {
        enter(t);
        __atomic_store_n(&bench_now_ns, bench_now_ns + TURN_NS,
                         __ATOMIC_RELAXED);
        t->c->turn(t->set);
        leave(t);
        t->turns++;
    }
    t->loop_ns = bench_clock_ns(CLOCK_THREAD_CPUTIME_ID) - begun;
    return NULL;
}

/* Ns of CPU time per operation. */
static double arm_and_delete(Contest *t, int64_t wall_ns)
{
    int64_t begun_wall = bench_real_now_ns();
    int64_t begun = bench_clock_ns(CLOCK_THREAD_CPUTIME_ID);
    uint64_t random = 7, done = 0;

    do {
        for (unsigned k = 0; k < OPS; k++) {
            unsigned i = random_below(&random, t->n);
            int64_t now_ns = __atomic_load_n(&bench_now_ns, __ATOMIC_RELAXED);

            enter(t);
            t->c->del(t->set, i);
            t->c->arm(t->set, i, now_ns + 1000 * TIMEOUT_NS);
            leave(t);
        }
        done += OPS;
    } while (bench_real_now_ns() - begun_wall < wall_ns);
    return (double)(bench_clock_ns(CLOCK_THREAD_CPUTIME_ID) - begun)
        / (double)done;
}

/* In another set of CPUs than this thread's, if there is another. */
static void start_loop(pthread_t *thread, Contest *t)
{
    pthread_attr_t attributes;
    cpu_set_t mine, others;

    pthread_attr_init(&attributes);
    sched_getaffinity(0, sizeof mine, &mine);
    CPU_ZERO(&others);
    for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        if (!CPU_ISSET(cpu, &mine)) {
            CPU_SET(cpu, &others);
        }
    }
    pthread_attr_setaffinity_np(&attributes, sizeof others, &others);
    if (pthread_create(thread, &attributes, run_loop, t) != 0
        && pthread_create(thread, NULL, run_loop, t) != 0) {
        abort();
    }
    pthread_attr_destroy(&attributes);
}

static bool contend_once(const Contender *c, unsigned n, int64_t wall_ns,
                         double *ret_arm_ns, double *ret_turn_ns)
{
    Contest t = {.c = c, .n = n, .is_locked = c->flags & NO_THREADS};
    pthread_t thread;

    bench_now_ns = BENCH_START_NS;
    t.set = c->make(n + TICKING, FOR_THREADS);
    if (!t.set) {
        return false;
    }
    pthread_mutex_init(&t.lock, NULL);
    for (unsigned i = 0; i < n; i++) {
        c->arm(t.set, i, bench_now_ns + 1000 * TIMEOUT_NS);
    }
    bench_workload = &t;
    bench_on_fire = tick;
    start_loop(&thread, &t);
    *ret_arm_ns = arm_and_delete(&t, wall_ns);
    __atomic_store_n(&t.is_over, true, __ATOMIC_RELAXED);
    pthread_join(thread, NULL);
    *ret_turn_ns = (double)t.loop_ns / (double)(t.turns + 1);
    bench_on_fire = bench_ignore;
    c->free(t.set);
    return t.fired > 0;
}

static void contend_at(const Field *field, unsigned n)
{
    double (*arm_ns)[MOST_REPETITIONS]
        = bench_alloc(field->count, sizeof *arm_ns);
    double (*turn_ns)[MOST_REPETITIONS]
        = bench_alloc(field->count, sizeof *turn_ns);
    bool *has_fired = bench_alloc(field->count, sizeof *has_fired);
    unsigned repetitions = field->plan->repetitions;
    int64_t wall_ns = 10 * field->plan->slice_ns;

    for (unsigned r = 0; r < repetitions; r++) {
        for (unsigned k = 0; k < field->count; k++) {
            const Contender *c = field->contenders[k];

            if (!(c->flags & (ONLY_TIMEOUTS | NO_TURNS))
                && !(c->flags & IS_SLOW && n > SLOW_ABOVE)
                && contend_once(c, n, wall_ns, &arm_ns[k][r], &turn_ns[k][r])) {
                has_fired[k] = true; /* a lock may keep the loop out for a while */
            }
        }
    }
    for (unsigned k = 0; k < field->count; k++) {
        const Contender *c = field->contenders[k];
        double arming = quantile_of(arm_ns[k], repetitions, 0.5);
        double turning = quantile_of(turn_ns[k], repetitions, 0.5);
        FILE *file;

        if (!has_fired[k]) {
            continue;
        }
        printf("%-13s %9u %-16s %10.1f  turn %.1f%s\n", "contend", n, c->name,
               arming, turning,
               c->flags & NO_THREADS ? "  (with a lock of the bench's)" : "");
        file = output_open(field->output, "contend", n, c->name);
        if (file) {
            fprintf(file, ", \"arm_ns\": %.1f, \"turn_ns\": %.1f, \"locked\": %s",
                    arming, turning, c->flags & NO_THREADS ? "true" : "false");
        }
        output_close(field->output);
    }
    free(has_fired);
    free(arm_ns);
    free(turn_ns);
}

void race_contend(const Field *field, const unsigned *sizes, unsigned count)
{
    for (unsigned s = 0; s < count; s++) {
        contend_at(field, sizes[s]);
    }
}
