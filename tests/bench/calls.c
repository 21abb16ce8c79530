/*
 * calls: system calls, counted by who sees them all.
 *
 * A child fires a timer every millisecond; its parent stops it at each call
 * (ptrace(2)) and counts those between two marks: getpgid() of a process that
 * cannot be. A process that is stopped so often is late, but makes the same calls.
 */
#include "special.h"

#include "kernel.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/ptrace.h>

enum { FIRINGS = 200, WARM_UP = 20, BEHIND = 64, MARK = -77 };

typedef struct Counted {
    const Contender *c;
    void *set;
    unsigned behind, next, fired;
    int64_t expire_ns;
} Counted;

static void on_fire(void *opaque, unsigned i)
{
    Counted *t = opaque;

    t->fired++;
    t->expire_ns += NS_PER_MS;
    if (t->expire_ns < bench_real_now_ns()) {
        t->expire_ns = bench_real_now_ns() + NS_PER_MS;
    }
    t->c->arm(t->set, i, t->expire_ns);
    for (unsigned k = 0; k < t->behind; k++) {
        t->next = t->next % BEHIND + 1;
        t->c->rearm(t->set, t->next, t->expire_ns + TIMEOUT_NS);
    }
}

static void fire_between_marks(const Contender *c, unsigned behind)
{
    Counted t = {.c = c, .behind = behind};

    bench_is_real_time = true;
    bench_workload = &t;
    bench_on_fire = on_fire;
    t.set = c->make(behind ? 1 + BEHIND : 1, FOR_WAKING);
    t.expire_ns = bench_real_now_ns() + NS_PER_MS;
    c->arm(t.set, 0, t.expire_ns);
    for (unsigned i = 1; behind && i <= BEHIND; i++) {
        c->arm(t.set, i, t.expire_ns + TIMEOUT_NS);
    }
    while (t.fired < WARM_UP) {
        c->wait(t.set);
    }
    t.fired = 0;
    syscall(SYS_getpgid, MARK);
    while (t.fired < FIRINGS) {
        c->wait(t.set);
    }
    syscall(SYS_getpgid, MARK);
}

static void __attribute__((noreturn)) be_counted(const Contender *c,
                                                 unsigned behind)
{
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0) {
        _exit(1);
    }
    raise(SIGSTOP);
    alarm(20);
    fire_between_marks(c, behind);
    _exit(0);
}

static bool is_mark(const struct ptrace_syscall_info *info)
{
    return info->entry.nr == SYS_getpgid && (int)info->entry.args[0] == MARK;
}

/* Goes along with @child until its end; -1: there were no two marks. */
static long count_between_marks(pid_t child)
{
    unsigned marks = 0;
    long calls = 0;
    int status, signal = 0;

    while (ptrace(PTRACE_SYSCALL, child, NULL, signal) == 0
           && waitpid(child, &status, 0) == child && WIFSTOPPED(status)) {
        struct ptrace_syscall_info info;

        signal = WSTOPSIG(status);
        if (signal != (SIGTRAP | 0x80)) {
            continue;
        }
        signal = 0;
        if (ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info) <= 0
            || info.op != PTRACE_SYSCALL_INFO_ENTRY) {
            continue;
        }
        marks += is_mark(&info);
        calls += marks == 1 && !is_mark(&info);
    }
    return marks == 2 ? calls : -1;
}

double count_calls(const Contender *contender, unsigned behind)
{
    pid_t child;
    long calls;
    int status;

    fflush(NULL);
    child = fork();
    if (child == 0) {
        be_counted(contender, behind);
    }
    if (child < 0 || waitpid(child, &status, 0) != child
        || !WIFSTOPPED(status)) {
        return -1;
    }
    ptrace(PTRACE_SETOPTIONS, child, NULL,
           PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    calls = count_between_marks(child);
    return calls < 0 ? -1 : (double)calls / FIRINGS;
}
