/*
 * measure: see measure.h.
 */
#include "measure.h"

#include "kernel.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

enum {
    LARGE_N = 10000, LARGE_FACTOR = 5, /* its slices, against small ones */
    FIRST_OPS = 64,
    FEW_OPS = 1000,     /* that a slice should have */
    SEARCHES_NS = 1000, /* of an operation that may well look at all timers */
    WARM_UP_SHARE = 4,
    MANY_PAGES = 10000, /* timers, below which a page more or less is too much */
};

typedef struct Measured {
    Run run;
    uint64_t ops;
    int64_t spent_ns;
    bool is_running;
} Measured;

/* What of the memory is the process' own, wherever it is from, by whole pages. */
static double anonymous_bytes(void)
{
    char line[128];
    double kib = 0;

    malloc_trim(0);
    FILE *status = fopen("/proc/self/status", "r");
    while (status && fgets(line, sizeof line, status)) {
        sscanf(line, "RssAnon: %lf kB", &kib);
    }
    if (status) {
        fclose(status);
    }
    return kib * 1024;
}

/* What the bench subtracts must be there, and not only promised by the kernel. */
static void make_real(int64_t numbers[], unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        volatile int64_t *number = &numbers[i];

        *number = *number;
    }
}

static int64_t cpu_ns(void)
{
    return bench_clock_ns(CLOCK_THREAD_CPUTIME_ID);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double quantile_of(const double *values, unsigned count, double q)
{
    double sorted[MOST_REPETITIONS];

    memcpy(sorted, values, count * sizeof *values);
    qsort(sorted, count, sizeof *sorted, by_value);
    return count ? sorted[(unsigned)(q * (count - 1) + 0.5)] : 0;
}

/* Does it go through all timers, as far as two sizes can tell? */
static bool is_linear(const Cell *cell, const Cell *smaller)
{
    double ns = quantile_of(cell->ns, cell->count, 0);

    if (cell->contender->flags & IS_SLOW) {
        return true;
    }
    if (!smaller || smaller->count == 0) {
        return cell->n >= FEW_OPS && ns > SEARCHES_NS;
    }
    return ns / quantile_of(smaller->ns, smaller->count, 0)
        > (double)cell->n / smaller->n / 4;
}

static bool would_take_too_long(const Cell *smaller, unsigned n,
                                const Plan *plan)
{
    double growth = smaller->is_linear ? (double)n / smaller->n : 3;
    double op_ns = growth * quantile_of(smaller->ns, smaller->count, 0);
    double whole_ns = op_ns * FEW_OPS * plan->repetitions;

    if (smaller->workload->is_cycle) {
        whole_ns = op_ns * n * 2;
    } else {
        whole_ns += growth * smaller->setup_ns * n;
    }
    return whole_ns > (double)plan->limit_ns;
}

static const char *reason_to_leave_out(const Contender *c, const Workload *w,
                                       unsigned n, const Plan *plan,
                                       const Cell *smaller)
{
    if (c->flags & w->cannot) {
        return "has no such thing";
    }
    if (smaller && smaller->reason) {
        return smaller->reason;
    }
    if (smaller && would_take_too_long(smaller, n, plan)) {
        return "too slow";
    }
    return NULL;
}

static void set_up(Measured *m, Cell *cell)
{
    double before = anonymous_bytes();
    int64_t begun = cpu_ns();

    m->is_running = run_begin(&m->run, cell->workload, cell->contender, cell->n);
    if (!m->is_running) {
        cell->reason = m->run.failure ? m->run.failure : "could not be made";
        run_end(&m->run);
        return;
    }
    cell->setup_ns = (double)(cpu_ns() - begun) / cell->n;
    if (!cell->workload->is_cycle && cell->n >= MANY_PAGES) {
        make_real(m->run.expire_ns, cell->n);
        cell->bytes = (anonymous_bytes() - before) / cell->n
                    - sizeof *m->run.expire_ns - cell->contender->own_bytes;
    }
}

/* How many operations fill a slice. */
static void calibrate(Measured *m, Cell *cell, const Plan *plan)
{
    int64_t slice_ns = plan->slice_ns * (cell->n >= LARGE_N ? LARGE_FACTOR : 1);
    int64_t took_ns = 0;

    if (plan->operations) {
        m->ops = run_slice(&m->run, plan->operations);
        return;
    }
    for (m->ops = FIRST_OPS; !m->run.failure; m->ops *= 2) {
        int64_t begun = cpu_ns();

        m->ops = run_slice(&m->run, m->ops);
        took_ns = cpu_ns() - begun;
        if (took_ns > slice_ns / 3) {
            break;
        }
    }
    m->ops = (uint64_t)((double)m->ops * slice_ns / (double)(took_ns + 1)) + 1;
}

static void repeat(Measured *m, Cell *cell)
{
    int64_t wall_ns, begun;
    uint64_t done;

    if (!cell->workload->is_cycle) {
        run_slice(&m->run, m->ops / WARM_UP_SHARE + 1);
    }
    m->run.arming_ticks = m->run.all_ticks = 0;
    wall_ns = bench_real_now_ns();
    begun = cpu_ns();
    done = run_slice(&m->run, m->ops);
    cell->ns[cell->count] = (double)(cpu_ns() - begun) / done;
    wall_ns = bench_real_now_ns() - wall_ns;
    m->spent_ns += wall_ns;
    cell->wall_ns[cell->count] = (double)wall_ns / done;
    cell->count++;
    if (m->run.all_ticks) {
        double share = (double)m->run.arming_ticks / m->run.all_ticks;

        cell->arming_share += (share - cell->arming_share) / cell->count;
    }
}

static void finish(Measured *m, Cell *cell)
{
    run_end(&m->run);
    if (m->run.failure) {
        cell->reason = m->run.failure;
    }
}

void measure(Cell *cells, const Contender *const *contenders, unsigned count,
             const Workload *workload, unsigned n, const Plan *plan,
             const Cell *smaller)
{
    Measured *all = bench_alloc(count, sizeof *all);

    for (unsigned k = 0; k < count; k++) {
        cells[k] = (Cell){
            .contender = contenders[k], .workload = workload, .n = n,
        };
        cells[k].reason = reason_to_leave_out(contenders[k], workload, n, plan,
                                              smaller ? &smaller[k] : NULL);
        if (!cells[k].reason) {
            set_up(&all[k], &cells[k]);
        }
        if (all[k].is_running) {
            calibrate(&all[k], &cells[k], plan);
        }
    }
    for (unsigned r = 0; r < plan->repetitions && !plan->operations; r++) {
        for (unsigned j = 0; j < count; j++) {
            unsigned k = (j + r) % count;

            if (all[k].is_running && !all[k].run.failure
                && all[k].spent_ns < plan->limit_ns) {
                repeat(&all[k], &cells[k]);
            }
        }
    }
    for (unsigned k = 0; k < count; k++) {
        if (all[k].is_running) {
            finish(&all[k], &cells[k]);
            cells[k].is_linear = is_linear(&cells[k],
                                           smaller ? &smaller[k] : NULL);
        }
    }
    free(all);
}

static void write_list(const char *name, const double *values, unsigned count,
                       FILE *file)
{
    fprintf(file, ", \"%s\": [", name);
    for (unsigned i = 0; i < count; i++) {
        fprintf(file, "%s%.2f", i ? ", " : "", values[i]);
    }
    fprintf(file, "]");
}

void cell_write(const Cell *cell, Output *output)
{
    FILE *file = output_open(output, cell->workload->name, cell->n,
                             cell->contender->name);

    if (!file) {
        return;
    }
    if (cell->reason) {
        fprintf(file, ", \"reason\": \"%s\"", cell->reason);
    } else {
        write_list("ns", cell->ns, cell->count, file);
        write_list("wall_ns", cell->wall_ns, cell->count, file);
        if (cell->workload->has_phases) {
            fprintf(file, ", \"arming_share\": %.3f", cell->arming_share);
        }
        if (!cell->workload->is_cycle) {
            fprintf(file, ", \"setup_ns\": %.1f", cell->setup_ns);
        }
        if (cell->bytes > 0) {
            fprintf(file, ", \"bytes\": %.1f", cell->bytes);
        }
    }
    output_close(output);
}
