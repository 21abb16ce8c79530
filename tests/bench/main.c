/*
 * race: timers of this library and of others, doing the same.
 *
 *   race [--contender A,B..] [--workload A,B..] [-N N,N..] [--repetitions K]
 *        [--slice-ms MS] [--limit-s S] [--cpu K] [--module FILE] [--json FILE]
 *   race --check
 *
 * Prints ns per operation (median, and the least) and how many times as long as
 * the first contender's it is. See README.md.
 */
#include "check.h"
#include "options.h"
#include "special.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Kept for ever: a process with one thread gets cheaper locks from the C library. */
static void *idle(void *opaque)
{
    for (;;) {
        pause();
    }
    return opaque;
}

/* POSIX timers' signal is waited for, in whichever thread. */
static bool become_threaded(void)
{
    pthread_t thread;
    sigset_t signals;

    sigemptyset(&signals);
    sigaddset(&signals, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    return pthread_create(&thread, NULL, idle, NULL) == 0;
}

static void pin_to(int cpu)
{
    cpu_set_t set;

    CPU_ZERO(&set);
    CPU_SET(cpu < 0 ? (int)sysconf(_SC_NPROCESSORS_ONLN) - 1 : cpu, &set);
    if (sched_setaffinity(0, sizeof set, &set) != 0) {
        perror("race: not pinned to a CPU");
    }
}

static void print_cell(const Cell *cell, const Cell *ours)
{
    double ratios[MOST_REPETITIONS];

    printf("%-13s %9u %-16s ", cell->workload->name, cell->n,
           cell->contender->name);
    if (cell->reason) {
        printf("-  %s\n", cell->reason);
        return;
    }
    printf("%10.1f %10.1f", quantile_of(cell->ns, cell->count, 0.5),
           quantile_of(cell->ns, cell->count, 0));
    if (!ours->reason) {
        unsigned pairs = cell->count < ours->count ? cell->count : ours->count;

        for (unsigned r = 0; r < pairs; r++) {
            ratios[r] = cell->ns[r] / ours->ns[r];
        }
        printf(" %8.2fx", quantile_of(ratios, pairs, 0.5));
    }
    printf("\n");
    fflush(stdout);
}

static bool has_size(const Workload *w, unsigned n)
{
    return n >= w->least_n && (w->most_n == 0 || n <= w->most_n);
}

static void race(const Options *o, const Workload *w, Output *output)
{
    Cell cells[2][MOST_CONTENDERS], *smaller = NULL;
    bool has_one_size = w->least_n && w->least_n == w->most_n;

    for (unsigned s = 0; s < (has_one_size ? 1 : o->size_count); s++) {
        unsigned n = has_one_size ? w->least_n : o->sizes[s];
        Cell *now = cells[s % 2];

        if (!has_size(w, n)) {
            continue;
        }
        measure(now, o->contenders, o->contender_count, w, n, &o->plan, smaller);
        for (unsigned k = 0; k < o->contender_count; k++) {
            print_cell(&now[k], &now[0]);
            cell_write(&now[k], output);
        }
        smaller = now;
    }
}

/* Is every contender true in every workload, and is each faulty one refused? */
static int check_all(const Options *o)
{
    unsigned refused = check_faulty_ones();

    for (unsigned k = 0; k < o->contender_count; k++) {
        const Contender *c = o->contenders[k];
        const char *workload = "order", *wrong = NULL;
        void *set = c->make(1, c->flags & ONLY_WAKING ? FOR_WAKING : FOR_TURNS);

        if (!set) {
            printf("%s: cannot be made here\n", c->name);
            continue;
        }
        c->free(set);
        wrong = check_contender(c);
        if (!wrong) {
            wrong = check_workloads(c, &workload);
        }
        if (!wrong && !(c->flags & NO_WAKING) && !wakes_by_the_clock(c)) {
            workload = "wake";
            wrong = "does not wake";
        }
        printf("%s: %s%s%s%s\n", c->name, wrong ? workload : "true",
               wrong ? ": " : "", wrong ? wrong : "",
               c->flags & NO_TURNS ? ", as far as can be seen" : "");
        refused += wrong != NULL;
    }
    return refused != 0;
}

int main(int argc, char **argv)
{
    Options o;
    Output output = {0};
    Field field;

    options_parse(&o, argc, argv);
    if (!become_threaded()) {
        perror("race: there can be no second thread");
        return 1;
    }
    if (o.is_check) {
        return check_all(&o);
    }
    pin_to(o.cpu);
    if (o.json
        && !output_begin(&output, o.json, o.contenders, o.contender_count)) {
        perror(o.json);
        return 1;
    }
    field = (Field){o.contenders, o.contender_count, &o.plan, &output};
    printf("%-13s %9s %-16s %10s %10s %9s\n", "workload", "N", "contender",
           "median ns", "least", "to first");
    for (unsigned w = 0; w < o.workload_count; w++) {
        const Workload *workload = workload_by_name(o.workloads[w]);

        if (workload) {
            race(&o, workload, &output);
        } else {
            special_by_name(o.workloads[w])(&field, o.sizes, o.size_count);
        }
    }
    output_end(&output);
    return 0;
}
