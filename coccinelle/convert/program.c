/*
 * program: the spatch that is installed, found and started.
 */
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
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

static char **plain_environment(void)
{
    static const char *const kept[] = {
        "HOME", "LANG", "LC_ALL", "TMPDIR", "COCCINELLE_HOME", NULL};
    char **list = calloc(sizeof(kept) / sizeof(kept[0]) + 1, sizeof(*list));
    int count = 0;

    if (!list) {
        trouble_exit("out of memory");
    }
    list[count++] = text_format("%s", PLAIN_PATH);
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

pid_t program_start(const char *program, const char *folder, const char *rules,
                    const char *input, const char *output, const char *said)
{
    const char *const words[] = {program,
                                 "--very-quiet",
                                 "--no-show-diff",
                                 "--macro-file-builtins",
                                 "builtins.h",
                                 "--sp-file",
                                 rules,
                                 input,
                                 "-o",
                                 output,
                                 NULL};
    char **environment = plain_environment();
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t none;
    pid_t pid;
    int problem;

    sigemptyset(&none);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, said,
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addchdir_np(&files, folder);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    problem = posix_spawn(&pid, program, &files, &attributes,
                          (char *const *)words, environment);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    free_strings(environment);
    if (problem) {
        trouble_say("%s: %s", program, strerror(problem));
        return -1;
    }
    return pid;
}
