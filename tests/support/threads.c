/*
 * threads: other threads for tests, and the moment when one sleeps.
 *
 * The kernel tells it: /proc/self/task/N/stat and status, see proc(5).
 */
#include "threads.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct Thread {
    pthread_t handle;
    _Atomic pid_t id;
    void (*run)(void *opaque);
    void *opaque;
    atomic_bool has_ended;
};

static void *run(void *opaque)
{
    Thread *thread = opaque;

    thread->id = gettid();
    thread->run(thread->opaque);
    thread->has_ended = true;
    return NULL;
}

Thread *thread_start(void (*function)(void *opaque), void *opaque)
{
    Thread *thread = calloc(1, sizeof *thread);

    thread->run = function;
    thread->opaque = opaque;
    if (pthread_create(&thread->handle, NULL, run, thread)) {
        abort();
    }
    while (!thread->id) {
        sched_yield();
    }
    return thread;
}

static FILE *open_file(Thread *thread, const char *name)
{
    char path[64];

    snprintf(path, sizeof path, "/proc/self/task/%d/%s", (int)thread->id, name);
    return fopen(path, "r");
}

static bool is_asleep(Thread *thread)
{
    FILE *stat = open_file(thread, "stat");
    char state = '?';

    if (stat) {
        if (fscanf(stat, "%*d (%*[^)]) %c", &state) != 1) {
            state = '?';
        }
        fclose(stat);
    }
    return state == 'S';
}

void thread_await_asleep(Thread *thread)
{
    /* a lock may put it to sleep for a moment: see it so several times */
    for (int seen = 0; seen < 5 && !thread->has_ended; sched_yield()) {
        seen = is_asleep(thread) ? seen + 1 : 0;
    }
}

unsigned long thread_wakeups(Thread *thread)
{
    FILE *status = open_file(thread, "status");
    unsigned long count = 0;
    char line[128];

    while (status && fgets(line, sizeof line, status)) {
        if (sscanf(line, "voluntary_ctxt_switches: %lu", &count) == 1) {
            break;
        }
    }
    if (status) {
        fclose(status);
    }
    return count;
}

void thread_join(Thread *thread)
{
    pthread_join(thread->handle, NULL);
    free(thread);
}
