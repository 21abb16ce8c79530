/*
 * child: a test in a process of its own, for what a process can do only once.
 */
#include "child.h"

#include "promise.h"
#include "vmtimer.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

void child_need(bool holds, const char *code, const char *file, int line)
{
    if (!holds) {
        fprintf(stderr, "%s:%d: not so: %s\n", file, line, code);
        _exit(1);
    }
}

void child_need_equal(int64_t a, int64_t b, const char *code,
                      const char *file, int line)
{
    if (a != b) {
        fprintf(stderr, "%s:%d: %s is %" PRId64 ", not %" PRId64 "\n", file,
                line, code, a, b);
        _exit(1);
    }
}

void child_run(void (*run)(void *opaque), void *opaque, const char *name,
               const char *file, int line)
{
    struct rlimit no_core = {0, 0};
    pid_t pid = fork();
    int status = -1;

    if (pid == 0) {
        setrlimit(RLIMIT_CORE, &no_core);
        signal(SIGABRT, SIG_DFL);
        alarm(60);
        vmtimer_set_log(NULL, NULL); /* stderr */
        run(opaque);
        _exit(0);
    }
    waitpid(pid, &status, 0);
    if (status != 0) {
        print_error("%s did not hold in its child (status %x)\n", name,
                    (unsigned)status);
        _fail(file, line);
    }
}

void *shared_new(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    assert_ptr_not_equal(memory, MAP_FAILED);
    return memory;
}

void shared_free(void *memory, size_t size)
{
    munmap(memory, size);
}
