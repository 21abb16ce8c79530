/*
 * race: timers of this library and of others, doing the same.
 *
 *   race [--contender A,B..] [--workload A,B..] [-N N,N..] [--repetitions K]
 *         [--slice-ms MS] [--limit-s S] [--cpu K] [--module FILE] [--json FILE]
 *
 * Prints ns per operation (median, and the least) and how many times as long as
 * the first contender's it is. See README.md.
 */
#include "contenders.h"
#include "kernel.h"
#include "measure.h"

#include <dlfcn.h>
#include <getopt.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_CONTENDERS = 16, MOST_SIZES = 12, MOST_WORKLOADS = 24 };

typedef struct Options {
    const Contender *contenders[MOST_CONTENDERS];
    unsigned contender_count;
    const Workload *workloads[MOST_WORKLOADS];
    unsigned workload_count;
    unsigned sizes[MOST_SIZES];
    unsigned size_count;
    Plan plan;
    int cpu;
    const char *module;
    FILE *json;
    bool has_written;
} Options;

static const Contender *const built_in[] = {
    &contender_vmtimer,
    &contender_list,
#ifdef HAVE_LIBEV
    &contender_libev,
#endif
#ifdef HAVE_LIBUV
    &contender_libuv,
#endif
#ifdef HAVE_LIBEVENT
    &contender_libevent,
    &contender_libevent_common,
#endif
#ifdef HAVE_GLIB
    &contender_glib,
#endif
#ifdef HAVE_SD_EVENT
    &contender_sd_event,
#endif
    &contender_nothing,
};

static void __attribute__((format(printf, 1, 2), noreturn))
refuse(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    fprintf(stderr, "race: ");
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "\n");
    va_end(arguments);
    exit(2);
}

/* Kept for ever: a process with one thread gets cheaper locks from the C library. */
static void *idle(void *opaque)
{
    for (;;) {
        pause();
    }
    return opaque;
}

static void become_threaded(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, idle, NULL) != 0) {
        refuse("there can be no second thread");
    }
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

static const Contender *load_module(const char *path)
{
    void *module = access(path, R_OK) == 0
        ? dlopen(path, RTLD_NOW | RTLD_LOCAL) : NULL;
    const Contender *c = module ? dlsym(module, "bench_contender") : NULL;

    if (!c) {
        fprintf(stderr, "race: no %s: a sorted list of ours takes its place\n",
                path);
    }
    return c;
}

static void add_contender(Options *o, const char *name, const Contender *qemu)
{
    const Contender *found = NULL;

    for (unsigned i = 0; i < sizeof built_in / sizeof built_in[0]; i++) {
        if (strcmp(name, built_in[i]->name) == 0) {
            found = built_in[i];
        }
    }
    if (strcmp(name, "qemu") == 0) {
        found = qemu ? qemu : &contender_list;
    }
    if (found) {
        o->contenders[o->contender_count++] = found;
    } else {
        fprintf(stderr, "race: %s was not built in: left out\n", name);
    }
}

static void add_workload(Options *o, const char *name)
{
    const Workload *workload = workload_by_name(name);

    if (!workload) {
        refuse("no workload is called %s", name);
    }
    o->workloads[o->workload_count++] = workload;
}

static unsigned parse_size(const char *text)
{
    char *end;
    unsigned long size = strtoul(text, &end, 10);

    if (*end == 'k') {
        size *= 1000;
    } else if (*end == 'M') {
        size *= 1000000;
    } else if (*end != '\0') {
        size = 0;
    }
    if (size == 0 || size > 100000000) {
        refuse("%s is no number of timers", text);
    }
    return (unsigned)size;
}

static void parse_lists(Options *o, char *contenders, char *workloads,
                        char *sizes)
{
    const Contender *qemu = load_module(o->module);
    char *rest;

    for (char *s = strtok_r(contenders, ",", &rest);
         s && o->contender_count < MOST_CONTENDERS;
         s = strtok_r(NULL, ",", &rest)) {
        add_contender(o, s, qemu);
    }
    for (char *s = strtok_r(workloads, ",", &rest);
         s && o->workload_count < MOST_WORKLOADS;
         s = strtok_r(NULL, ",", &rest)) {
        add_workload(o, s);
    }
    for (char *s = strtok_r(sizes, ",", &rest);
         s && o->size_count < MOST_SIZES; s = strtok_r(NULL, ",", &rest)) {
        o->sizes[o->size_count++] = parse_size(s);
    }
    if (o->contender_count == 0) {
        refuse("there is no contender");
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
        for (unsigned r = 0; r < cell->count; r++) {
            ratios[r] = cell->ns[r] / ours->ns[r];
        }
        printf(" %8.2fx", quantile_of(ratios, cell->count, 0.5));
    }
    printf("\n");
    fflush(stdout);
}

static bool has_size(const Workload *w, unsigned n)
{
    return n >= w->least_n && (w->most_n == 0 || n <= w->most_n);
}

static void run_workload(Options *o, const Workload *w)
{
    Cell cells[2][MOST_CONTENDERS], *smaller = NULL;
    unsigned only = w->least_n && w->least_n == w->most_n ? w->least_n : 0;

    for (unsigned s = 0; s < (only ? 1 : o->size_count); s++) {
        unsigned n = only ? only : o->sizes[s];
        Cell *now = cells[s % 2];

        if (!has_size(w, n)) {
            continue;
        }
        measure(now, o->contenders, o->contender_count, w, n, &o->plan, smaller);
        for (unsigned k = 0; k < o->contender_count; k++) {
            print_cell(&now[k], &now[0]);
            if (o->json) {
                fprintf(o->json, "%s\n    ", o->has_written ? "," : "");
                cell_write(&now[k], o->json);
                o->has_written = true;
            }
        }
        smaller = now;
    }
}

static void write_contenders(const Options *o)
{
    fprintf(o->json, "{\n  \"contenders\": {");
    for (unsigned k = 0; k < o->contender_count; k++) {
        fprintf(o->json, "%s\n    \"%s\": \"%s\"", k ? "," : "",
                o->contenders[k]->name, o->contenders[k]->about());
    }
    fprintf(o->json, "\n  },\n  \"cells\": [");
}

int main(int argc, char **argv)
{
    static const struct option names[] = {
        {"contender", required_argument, NULL, 'c'},
        {"workload", required_argument, NULL, 'w'},
        {"repetitions", required_argument, NULL, 'r'},
        {"slice-ms", required_argument, NULL, 's'},
        {"limit-s", required_argument, NULL, 'l'},
        {"cpu", required_argument, NULL, 'p'},
        {"module", required_argument, NULL, 'm'},
        {"json", required_argument, NULL, 'j'},
        {0},
    };
    char all[] = "vmtimer,qemu,libev,libuv,libevent,libevent-common,glib,sd-event,"
                 "timerfd,posix,nothing";
    char common[] = "timeout,rearm,push,hold,expire,ties,device";
    char few[] = "10,1k,100k", *contenders = all, *workloads = common, *sizes = few;
    Options o = {
        .plan = {.repetitions = 9, .slice_ns = 2 * NS_PER_MS,
                 .limit_ns = 2 * NS_PER_S},
        .cpu = -1, .module = BENCH_MODULE,
    };
    int option;

    while ((option = getopt_long(argc, argv, "N:", names, NULL)) != -1) {
        switch (option) {
        case 'N': sizes = optarg; break;
        case 'c': contenders = optarg; break;
        case 'w': workloads = optarg; break;
        case 'r': o.plan.repetitions = (unsigned)atoi(optarg); break;
        case 's': o.plan.slice_ns = (int64_t)(atof(optarg) * NS_PER_MS); break;
        case 'l': o.plan.limit_ns = (int64_t)(atof(optarg) * NS_PER_S); break;
        case 'p': o.cpu = atoi(optarg); break;
        case 'm': o.module = optarg; break;
        case 'j': o.json = fopen(optarg, "w"); break;
        default: return 2;
        }
    }
    if (o.plan.repetitions < 1 || o.plan.repetitions > MOST_REPETITIONS) {
        refuse("1 to %d repetitions", MOST_REPETITIONS);
    }
    parse_lists(&o, contenders, workloads, sizes);
    become_threaded();
    pin_to(o.cpu);
    printf("%-13s %9s %-16s %10s %10s %9s\n", "workload", "N", "contender",
           "median ns", "least", "to first");
    if (o.json) {
        write_contenders(&o);
    }
    for (unsigned w = 0; w < o.workload_count; w++) {
        run_workload(&o, o.workloads[w]);
    }
    if (o.json) {
        fprintf(o.json, "\n  ]\n}\n");
        fclose(o.json);
    }
    return 0;
}
