/*
 * wake: one timer, by the real clock, in the contender's own loop.
 *
 * Each firing arms the next, one period after the last was due; what was missed is
 * left out. Lateness is from what was asked to the callback's first instruction.
 */
#include "special.h"

#include "kernel.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_SAMPLES = 100000, EARLY_FIRINGS = 10000000, WATCHDOG_S = 60,
       CHECKED_FIRINGS = 10 };

typedef struct Waking {
    const Contender *c;
    void *set;
    int64_t period_ns, expire_ns;
    double *late_ns;
    unsigned fired, room;
    uint64_t early;
    int64_t took_ns, cpu_ns; /* all in all */
} Waking;

static void on_fire(void *opaque, unsigned i)
{
    Waking *w = opaque;
    int64_t now_ns = bench_real_now_ns();

    w->early += now_ns < w->expire_ns;
    if (w->late_ns) {
        w->late_ns[w->fired] = (double)(now_ns - w->expire_ns);
    }
    w->fired++;
    w->expire_ns += w->period_ns;
    if (w->expire_ns <= now_ns) {
        w->expire_ns = now_ns + w->period_ns;
    }
    w->c->arm(w->set, i, w->expire_ns);
}

static void wake_for(Waking *w, int64_t wall_ns)
{
    int64_t begun_ns = bench_real_now_ns();
    int64_t begun_cpu_ns = bench_clock_ns(CLOCK_THREAD_CPUTIME_ID);

    w->expire_ns = begun_ns + w->period_ns;
    w->c->arm(w->set, 0, w->expire_ns);
    while (bench_real_now_ns() - begun_ns < wall_ns && w->fired < w->room) {
        w->c->wait(w->set);
    }
    w->took_ns += bench_real_now_ns() - begun_ns;
    w->cpu_ns += bench_clock_ns(CLOCK_THREAD_CPUTIME_ID) - begun_cpu_ns;
}

static void wake_once(Waking *w, int64_t wall_ns)
{
    bench_is_real_time = true;
    bench_workload = w;
    bench_on_fire = on_fire;
    w->set = w->c->make(1, FOR_WAKING);
    alarm(WATCHDOG_S); /* who does not wake ends the race */
    wake_for(w, wall_ns);
    alarm(0);
    w->c->free(w->set);
    bench_on_fire = bench_ignore;
    bench_is_real_time = false;
}

bool wakes_by_the_clock(const Contender *contender)
{
    Waking w = {.c = contender, .period_ns = NS_PER_MS, .room = CHECKED_FIRINGS};

    wake_once(&w, NS_PER_S);
    return w.fired == CHECKED_FIRINGS;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void tell(const Waking *w, const Field *field)
{
    double p50 = 0, p99 = 0, calls = -1, calls_behind = -1;
    double per_s = 1e9 * w->fired / (double)w->took_ns;
    double cpu_ns = w->fired ? (double)w->cpu_ns / w->fired : 0;
    FILE *file;

    if (w->fired) {
        qsort(w->late_ns, w->fired, sizeof *w->late_ns, by_value);
        p50 = w->late_ns[w->fired / 2];
        p99 = w->late_ns[(unsigned)(0.99 * (w->fired - 1))];
    }
    if (w->period_ns == NS_PER_MS) {
        calls = count_calls(w->c, 0);
        calls_behind = count_calls(w->c, 10);
    }
    printf("%-13s %6d us %-16s late p50 %.1f us p99 %.1f us, %u fired, %llu "
           "early, %.0f/s, %.1f us CPU", "wake", (int)(w->period_ns / 1000),
           w->c->name, p50 / 1000, p99 / 1000, w->fired,
           (unsigned long long)w->early, per_s, cpu_ns / 1000);
    if (calls >= 0) {
        printf(", %.2f calls a firing, %.2f when arming behind", calls,
               calls_behind);
    }
    printf("\n");
    file = output_open(field->output, "wake", 1, w->c->name);
    if (file) {
        fprintf(file, ", \"period_ns\": %lld, \"late_p50_ns\": %.0f, "
                "\"late_p99_ns\": %.0f, \"fired\": %u, \"early\": %llu, "
                "\"per_s\": %.1f, \"cpu_ns\": %.0f, \"calls\": %.2f, "
                "\"calls_behind\": %.2f", (long long)w->period_ns, p50, p99,
                w->fired, (unsigned long long)w->early, per_s, cpu_ns, calls,
                calls_behind);
    }
    output_close(field->output);
}

/* As fast as it goes: each a little ahead of the last. */
void race_early(const Field *field, const unsigned *sizes, unsigned count)
{
    (void)sizes;
    (void)count;
    for (unsigned k = 0; k < field->count; k++) {
        Waking w = {.c = field->contenders[k], .period_ns = 2 * NS_PER_US,
                    .room = UINT32_MAX};
        FILE *file;

        if (strncmp(w.c->name, "vmtimer", 7) != 0) {
            continue;
        }
        while (w.fired < EARLY_FIRINGS) {
            wake_once(&w, NS_PER_S);
        }
        printf("%-13s %-16s %u fired, %llu early\n", "early", w.c->name, w.fired,
               (unsigned long long)w.early);
        file = output_open(field->output, "early", 1, w.c->name);
        if (file) {
            fprintf(file, ", \"fired\": %u, \"early\": %llu", w.fired,
                    (unsigned long long)w.early);
        }
        output_close(field->output);
    }
}

void race_wake(const Field *field, const unsigned *sizes, unsigned count)
{
    static const int64_t periods_ns[] = {NS_PER_MS, 10 * NS_PER_US};
    int64_t wall_ns = 50 * field->plan->slice_ns;

    (void)sizes;
    (void)count;
    for (unsigned p = 0; p < 2; p++) {
        Waking *all = bench_alloc(field->count, sizeof *all);

        for (unsigned r = 0; r < field->plan->repetitions; r++) {
            for (unsigned k = 0; k < field->count; k++) {
                Waking *w = &all[k];

                w->c = field->contenders[k];
                if (w->c->flags & NO_WAKING) {
                    continue;
                }
                if (!w->late_ns) {
                    w->room = MOST_SAMPLES;
                    w->late_ns = bench_alloc(w->room + 1, sizeof *w->late_ns);
                    w->period_ns = periods_ns[p];
                }
                wake_once(w, wall_ns);
            }
        }
        for (unsigned k = 0; k < field->count; k++) {
            if (all[k].late_ns) {
                tell(&all[k], field);
            }
            free(all[k].late_ns);
        }
        free(all);
    }
}
