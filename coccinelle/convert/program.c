/*
 * program: the spatch that is installed, found and started.
 */
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "trouble.h"

/* With sbin: spatch asks ldconfig where libpython is. */
#define PLAIN_PATH "PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"

/* Searches PATH, as a shell would. */
char *program_find(void)
{
    const char *named = getenv("VMTIMER_SPATCH");
    const char *path = getenv("PATH");
    char *copy, *rest, *folder, *found = NULL;

    if (named && *named) {
        if (access(named, X_OK) < 0) {
            trouble_exit("VMTIMER_SPATCH is %s: %s", named, strerror(errno));
        }
        return text_format("%s", named);
    }
    copy = rest = text_format("%s", path ? path : "");
    while (!found && (folder = strsep(&rest, ":"))) {
        found = text_format("%s/spatch", *folder ? folder : ".");
        if (access(found, X_OK) < 0) {
            free(found);
            found = NULL;
        }
    }
    free(copy);
    if (!found) {
        trouble_exit("spatch is not installed (package coccinelle);"
                     " --without-spatch converts by the lexer alone");
    }
    return found;
}

void program_signals(sigset_t *signals)
{
    sigemptyset(signals);
    sigaddset(signals, SIGCHLD);
    sigaddset(signals, SIGINT);
    sigaddset(signals, SIGTERM);
    sigaddset(signals, SIGHUP);
}

/* Its temporary files go with the folder, also when it is killed. Without a
 * HOME it dies. */
static char **plain_environment(const char *folder)
{
    static const char *const kept[] = {"LANG", "LC_ALL", "COCCINELLE_HOME",
                                       NULL};
    char **list = calloc(sizeof(kept) / sizeof(kept[0]) + 3, sizeof(*list));
    const char *home = getenv("HOME");
    int count = 0;

    if (!list) {
        trouble_exit("out of memory");
    }
    list[count++] = text_format("%s", PLAIN_PATH);
    list[count++] = text_format("HOME=%s", home ? home : folder);
    list[count++] = text_format("TMPDIR=%s", folder);
    for (int i = 0; kept[i]; i++) {
        const char *value = getenv(kept[i]);

        if (value) {
            list[count++] = text_format("%s=%s", kept[i], value);
        }
    }
    return list;
}

static void free_strings(char **list)
{
    for (char **string = list; *string; string++) {
        free(*string);
    }
    free(list);
}

static void say_and_leave(const char *what)
{
    dprintf(STDERR_FILENO, "%s: %s\n", what, strerror(errno));
    _exit(127);
}

static void open_as(int number, const char *path, int flags)
{
    int fd = open(path, flags, 0600);

    if (fd < 0 || dup2(fd, number) < 0) {
        say_and_leave(path);
    }
    if (fd != number) {
        close(fd);
    }
}

/* In the child: what a spatch shall find. It ends when we do, however. */
static void become(pid_t parent, const char *folder, const char *said)
{
    sigset_t none;

    open_as(STDERR_FILENO, said, O_WRONLY | O_CREAT | O_TRUNC);
    open_as(STDIN_FILENO, "/dev/null", O_RDONLY);
    open_as(STDOUT_FILENO, "/dev/null", O_WRONLY);
    setpgid(0, 0);
    if (chdir(folder) < 0) {
        say_and_leave(folder);
    }
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(127);
    }
}

pid_t program_start(const char *program, const char *folder, const char *rules,
                    const char *groups, const char *said)
{
    const char *const words[] = {program,
                                 "--no-show-diff",
                                 "--macro-file-builtins",
                                 "builtins.h",
                                 "--sp-file",
                                 rules,
                                 "--file-groups",
                                 groups,
                                 "--out-place",
                                 "--suffix",
                                 PROGRAM_OUTPUT_END,
                                 NULL};
    char **environment = plain_environment(folder);
    pid_t parent = getpid(), pid = fork();

    if (pid == 0) {
        become(parent, folder, said);
        execve(program, (char *const *)words, environment);
        say_and_leave(program);
    }
    if (pid > 0) {
        setpgid(pid, pid); /* or it has been faster */
    }
    free_strings(environment);
    return pid;
}
