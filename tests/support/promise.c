/*
 * promise: a cmocka test that must leave the process as it found it.
 *
 * Memory is counted in blocks (blocks.h). What the library keeps on purpose is
 * made before the first count: the default lists' arrays.
 *
 * Lock: the log's, as any thread may log.
 */
#include "promise.h"

#include "blocks.h"
#include "calls.h"
#include "fake-clock.h"
#include "vmtimer.h"

#include <dirent.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Held {
    long blocks;
    int fds;
    int threads;
} Held;

static Held at_begin;

static struct {
    pthread_mutex_t lock;
    char text[4096];
    char taken[4096];
} said = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void record(void *opaque, const char *message)
{
    pthread_mutex_lock(&said.lock);
    size_t length = strlen(said.text);
    snprintf(said.text + length, sizeof said.text - length, "%s\n", message);
    pthread_mutex_unlock(&said.lock);
}

const char *take_log(void)
{
    pthread_mutex_lock(&said.lock);
    memcpy(said.taken, said.text, sizeof said.taken);
    said.text[0] = '\0';
    pthread_mutex_unlock(&said.lock);
    return said.taken;
}

static int count_entries(const char *path)
{
    DIR *folder = opendir(path);
    int count = 0;

    if (!folder) {
        return -1;
    }
    while (readdir(folder)) {
        count++;
    }
    closedir(folder);
    return count;
}

static Held look(void)
{
    return (Held){
        .blocks = blocks_held(),
        .fds = count_entries("/proc/self/fd"),
        .threads = count_entries("/proc/self/task"),
    };
}

/* A joined thread may be listed for a moment longer. */
static int settled_threads(int wanted)
{
    int threads = count_entries("/proc/self/task");

    for (int i = 0; threads > wanted && i < 100000; i++) {
        sched_yield();
        threads = count_entries("/proc/self/task");
    }
    return threads;
}

static void *end(void *opaque)
{
    return NULL;
}

enum { FIRST_ARRAY = 64 }; /* timers */

/*
 * Each default list has its first array; TSan its own thread, which it starts
 * with the first of ours.
 */
static void warm_up(void)
{
    pthread_t thread;

    if (pthread_create(&thread, NULL, end, NULL) == 0) {
        pthread_join(thread, NULL);
    }
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        vmtimer_list_reserve(main_loop_tlg.tl[type], FIRST_ARRAY);
        fake_clock_install((QEMUClockType)type);
    }
    fake_clock_remove_all();
}

/* Not so where the library is the shared one, past the linker's --wrap. */
static bool is_library_counted(void)
{
    long before = blocks_held();
    QEMUTimerList *list = timerlist_new(QEMU_CLOCK_REALTIME, NULL, NULL);
    bool is_counted = blocks_held() > before;

    timerlist_free(list);
    if (!is_counted) {
        print_error("the library's blocks are not counted\n");
    }
    return is_counted;
}

int promise_begin(void **state)
{
    vmtimer_set_log(record, NULL);
    warm_up();
    take_log();
    calls_reset();
    bool is_counted = is_library_counted();
    at_begin = look();
    return is_counted ? 0 : -1;
}

static bool is_left(const char *what, long now, long before)
{
    if (now > before) {
        print_error("left behind: %ld %s\n", now - before, what);
    }
    return now > before;
}

int promise_reset(void **state)
{
    bool bad = false;

    fake_kernel_clock_remove();
    fake_clock_remove_all();
    vmtimer_set_storm_limit(10000);
    vmtimer_clock_set_rate(QEMU_CLOCK_VIRTUAL, 1, 1);
    cpu_enable_ticks();
    calls_reset();
    for (int type = 0; type < QEMU_CLOCK_MAX; type++) {
        bad |= is_left("pending timer(s)",
                       qemu_clock_has_timers((QEMUClockType)type), 0);
        qemu_clock_enable((QEMUClockType)type, true);
    }
    const char *log = take_log();
    if (*log) {
        print_error("left behind: the message %s", log);
        bad = true;
    }
    return bad ? -1 : 0;
}

int promise_end(void **state)
{
    bool bad = promise_reset(state) != 0;
    int threads = settled_threads(at_begin.threads);
    Held now = look();

    bad |= is_left("block(s) of memory", now.blocks, at_begin.blocks);
    bad |= is_left("descriptor(s)", now.fds, at_begin.fds);
    bad |= is_left("thread(s)", threads, at_begin.threads);
    return bad ? -1 : 0;
}

static struct {
    pid_t pid;
    int fd;
} child;

static void tell_parent(void *opaque, const char *message)
{
    dprintf(child.fd, "%s\n", message);
}

bool stop_begin(void)
{
    struct rlimit no_core = {0, 0};
    int ends[2];

    if (pipe(ends) < 0 || (child.pid = fork()) < 0) {
        fail_msg("cannot fork");
    }
    if (child.pid > 0) {
        close(ends[1]);
        child.fd = ends[0];
        return false;
    }
    close(ends[0]);
    child.fd = ends[1];
    setrlimit(RLIMIT_CORE, &no_core);
    signal(SIGABRT, SIG_DFL);
    alarm(60);
    vmtimer_set_log(tell_parent, NULL);
    return true;
}

void stop_did_not(void)
{
    _exit(0);
}

void stop_end(const char *sentence, const char *code, const char *file, int line)
{
    char text[1024];
    size_t length = 0;
    ssize_t got;
    int status;

    while (length < sizeof text - 1
           && (got = read(child.fd, text + length,
                          sizeof text - 1 - length)) > 0) {
        length += (size_t)got;
    }
    text[length] = '\0';
    close(child.fd);
    waitpid(child.pid, &status, 0);
    if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGABRT) {
        print_error("%s\n  did not stop the program (status %x)\n", code,
                    (unsigned)status);
        _fail(file, line);
    }
    if (!strstr(text, sentence)) {
        print_error("%s\n  stopped with: %s  not with: %s\n", code, text,
                    sentence);
        _fail(file, line);
    }
}
