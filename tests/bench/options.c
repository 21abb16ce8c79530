/*
 * options: see options.h.
 */
#include "options.h"

#include "contenders.h"
#include "special.h"

#include <dlfcn.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const Contender *const built_in[] = {
    &contender_vmtimer,
    &contender_vmtimer_embedded,
    &contender_vmtimer_favoured,
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
    &contender_timerfd,
    &contender_posix,
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

static const Contender *load_qemu(const char *path)
{
    void *module = access(path, R_OK) == 0
        ? dlopen(path, RTLD_NOW | RTLD_LOCAL) : NULL;
    const Contender *c = module ? dlsym(module, "bench_contender") : NULL;

    if (!c) {
        fprintf(stderr, "race: no %s: a sorted list of ours takes the place of "
                "QEMU's own file\n", path);
        c = &contender_list;
    }
    return c;
}

static const Contender *contender_by_name(const char *name, const char *module)
{
    if (strcmp(name, "qemu") == 0) {
        return load_qemu(module);
    }
    for (unsigned i = 0; i < sizeof built_in / sizeof built_in[0]; i++) {
        if (strcmp(name, built_in[i]->name) == 0) {
            return built_in[i];
        }
    }
    return NULL;
}

static void add_contenders(Options *o, char *list, const char *module)
{
    char *rest;

    for (char *name = strtok_r(list, ",", &rest);
         name && o->contender_count < MOST_CONTENDERS;
         name = strtok_r(NULL, ",", &rest)) {
        const Contender *found = contender_by_name(name, module);

        if (found) {
            o->contenders[o->contender_count++] = found;
        } else {
            fprintf(stderr, "race: %s was not built in: left out\n", name);
        }
    }
    if (o->contender_count == 0) {
        refuse("there is no contender");
    }
}

static void add_workloads(Options *o, char *list)
{
    char *rest;

    for (char *name = strtok_r(list, ",", &rest);
         name && o->workload_count < MOST_WORKLOADS;
         name = strtok_r(NULL, ",", &rest)) {
        if (!workload_by_name(name) && !special_by_name(name)) {
            refuse("no workload is called %s", name);
        }
        o->workloads[o->workload_count++] = name;
    }
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

static void add_sizes(Options *o, char *list)
{
    char *rest;

    for (char *text = strtok_r(list, ",", &rest);
         text && o->size_count < MOST_SIZES; text = strtok_r(NULL, ",", &rest)) {
        o->sizes[o->size_count++] = parse_size(text);
    }
}

void options_parse(Options *o, int argc, char **argv)
{
    static const struct option names[] = {
        {"contender", required_argument, NULL, 'c'},
        {"workload", required_argument, NULL, 'w'},
        {"repetitions", required_argument, NULL, 'r'},
        {"slice-ms", required_argument, NULL, 's'},
        {"operations", required_argument, NULL, 'o'},
        {"limit-s", required_argument, NULL, 'l'},
        {"cpu", required_argument, NULL, 'p'},
        {"module", required_argument, NULL, 'm'},
        {"json", required_argument, NULL, 'j'},
        {"check", no_argument, NULL, 'k'},
        {0},
    };
    static char contenders[] = "vmtimer,qemu,libev,libuv,libevent,libevent-common,"
                               "glib,sd-event,timerfd,posix,nothing";
    static char checked[] = "vmtimer,vmtimer-favoured,vmtimer-embedded,list,qemu,libev,libuv,libevent,"
                            "libevent-common,glib,sd-event,timerfd,posix";
    static char workloads[] = "timeout,rearm,push,hold,expire,ties,device";
    static char sizes[] = "10,1k,100k";
    char *lists[] = {contenders, workloads, sizes};
    const char *module = BENCH_MODULE;
    int option;

    *o = (Options){
        .plan = {.repetitions = 9, .slice_ns = 2 * NS_PER_MS,
                 .limit_ns = 2 * NS_PER_S},
        .cpu = -1,
    };
    while ((option = getopt_long(argc, argv, "N:", names, NULL)) != -1) {
        switch (option) {
        case 'c': lists[0] = optarg; break;
        case 'w': lists[1] = optarg; break;
        case 'N': lists[2] = optarg; break;
        case 'r': o->plan.repetitions = (unsigned)atoi(optarg); break;
        case 's': o->plan.slice_ns = (int64_t)(atof(optarg) * NS_PER_MS); break;
        case 'o': o->plan.operations = strtoul(optarg, NULL, 10); break;
        case 'l': o->plan.limit_ns = (int64_t)(atof(optarg) * NS_PER_S); break;
        case 'p': o->cpu = atoi(optarg); break;
        case 'm': module = optarg; break;
        case 'j': o->json = optarg; break;
        case 'k': o->is_check = true; break;
        default: exit(2);
        }
    }
    if (o->is_check) {
        lists[0] = checked;
    }
    if (o->plan.repetitions < 1 || o->plan.repetitions > MOST_REPETITIONS) {
        refuse("1 to %d repetitions", MOST_REPETITIONS);
    }
    add_contenders(o, lists[0], module);
    add_workloads(o, lists[1]);
    add_sizes(o, lists[2]);
}
