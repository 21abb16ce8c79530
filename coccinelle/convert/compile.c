/*
 * compile: each converted file compiled before and after.
 *
 * The results are found first where they are mirrored, headers too. What the
 * compiler says is compared without its places, as lines move, and with old
 * names as what becomes of them: only what is new is told.
 */
#include "compile.h"

#include <fcntl.h>
#include <libgen.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "commands.h"
#include "comments.h"
#include "program.h"
#include "mirror.h"
#include "trouble.h"

extern char **environ;

struct counts {
    size_t files, before, after, without_command, new;
};

struct compiling {
    const struct worklist *worklist;
    struct scratch scratch;
    char *compat, *lib; /* our headers */
    struct counts counts;
    FILE *stream;
    bool is_to_end; /* somebody wants us to end */
};

struct words {
    char **list;
    size_t count, room;
};

static void add_word(struct words *words, char *word)
{
    words->list =
        grow(words->list, words->count + 1, &words->room, sizeof(char *));
    words->list[words->count++] = word;
    words->list[words->count] = NULL;
}

static void words_deinit(struct words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        free(words->list[i]);
    }
    free(words->list);
}

/* In the source tree for the program in its build folder. */
static void find_headers(struct compiling *c)
{
    char path[4096] = "", *resolved;
    const char *named = getenv("VMTIMER_INCLUDE");

    if (readlink("/proc/self/exe", path, sizeof(path) - 1) > 0
        && !named && !strncmp(path, BUILD_FOLDER, strlen(BUILD_FOLDER))) {
        c->compat = text_format("%s", SOURCE_RULES "/../../compat/include");
        c->lib = text_format("%s", SOURCE_RULES "/../../lib/include");
    } else {
        c->lib = text_format("%s", named ? named : INSTALLED_INCLUDE);
        c->compat = text_format("%s/vmtimer-compat", c->lib);
    }
    resolved = realpath(c->compat, NULL);
    if (!resolved) {
        trouble_exit("%s: our headers are not there (VMTIMER_INCLUDE names"
                     " the folder that has vmtimer-compat in it)",
                     c->compat);
    }
    free(c->compat);
    c->compat = resolved;
}

static char *absolute(const char *directory, const char *path)
{
    char *joined = path[0] == '/' ? text_format("%s", path)
                                  : text_format("%s/%s", directory, path);
    char *real = realpath(joined, NULL);

    if (real) {
        free(joined);
    }
    return real ? real : joined;
}

/* -I, -iquote or -isystem, with its folder in the next word or not. */
static const char *folder_of(char *const *arguments, size_t *at,
                             const char **ret_flag)
{
    static const char *const flags[] = {"-iquote", "-isystem", "-I", NULL};

    for (int i = 0; flags[i]; i++) {
        size_t length = strlen(flags[i]);

        *ret_flag = flags[i];
        if (!strncmp(arguments[*at], flags[i], length)) {
            if (arguments[*at][length]) {
                return arguments[*at] + length;
            }
            return arguments[*at + 1] ? arguments[++*at] : NULL;
        }
    }
    return NULL;
}

/* Words that tell where the output goes. */
static bool is_output(char *const *arguments, size_t *at)
{
    static const char *const with_word[] = {"-o", "-MF", "-MT", "-MQ", NULL};
    static const char *const alone[] = {"-c",  "-MD", "-MMD",
                                        "-MP", "-S",  NULL};

    for (int i = 0; with_word[i]; i++) {
        if (!strcmp(arguments[*at], with_word[i]) && arguments[*at + 1]) {
            ++*at;
            return true;
        }
    }
    for (int i = 0; alone[i]; i++) {
        if (!strcmp(arguments[*at], alone[i])) {
            return true;
        }
    }
    return false;
}

/* The file may be named in another way there than in the entry. */
static bool is_file(const struct command *command, const char *argument,
                    const char *file)
{
    char *path = argument[0] == '-' ? NULL
                                    : absolute(command->directory, argument);
    bool is_it = !strcmp(argument, command->file)
                 || (path && !strcmp(path, file));

    free(path);
    return is_it;
}

/* Who names our headers himself has them where he wants them. */
static bool has_headers(const struct compiling *c, const struct command *command)
{
    for (size_t i = 1; i < command->count; i++) {
        size_t length = strlen(command->arguments[i]);
        size_t folder = strlen(c->compat);

        if (length >= folder
            && !strcmp(command->arguments[i] + length - folder, c->compat)) {
            return true;
        }
    }
    return false;
}

/* The command, with our headers in front, for the file as it is or as it will
 * be. */
static void make_words(const struct compiling *c, const struct command *command,
                       const char *file, bool is_after, struct words *words)
{
    char *copy = mirror_path(&c->scratch, file);
    char *parent = text_format("%s", file);

    add_word(words, text_format("%s", command->arguments[0]));
    if (is_after) {
        add_word(words, text_format("-DVMTIMER_NO_LEGACY"));
        add_word(words, text_format("-iquote%s", dirname(parent)));
    }
    if (!has_headers(c, command)) {
        add_word(words, text_format("-I%s", c->compat));
        add_word(words, text_format("-I%s", c->lib));
    }
    for (size_t i = 1; i < command->count; i++) {
        size_t at = i;
        const char *flag;
        const char *folder = folder_of(command->arguments, &at, &flag);

        if (is_output(command->arguments, &i)
            || is_file(command, command->arguments[i], file)) {
            continue;
        }
        if (folder && is_after) {
            char *real = absolute(command->directory, folder);
            char *here = mirror_path(&c->scratch, real);

            if (access(here, R_OK) == 0) {
                add_word(words, text_format("%s%s", flag, here));
            }
            free(here);
            free(real);
        }
        add_word(words, text_format("%s", command->arguments[i]));
        if (folder && at > i) {
            add_word(words, text_format("%s", command->arguments[++i]));
        }
    }
    add_word(words, text_format("-fsyntax-only"));
    add_word(words, text_format("-fdiagnostics-color=never"));
    add_word(words, text_format("%s", is_after ? copy : file));
    free(parent);
    free(copy);
}

/* Starts it, with what it says in a file. -1 when that fails. */
static pid_t start(const struct compiling *c, const struct command *command,
                   const char *file, bool is_after, const char *said)
{
    struct words words = {.count = 0};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t none_blocked;
    sigset_t none;
    pid_t pid = -1;

    make_words(c, command, file, is_after, &words);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addchdir_np(&actions, command->directory);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null",
                                     O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, said,
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    sigemptyset(&none);
    posix_spawnattr_init(&none_blocked);
    posix_spawnattr_setsigmask(&none_blocked, &none);
    posix_spawnattr_setflags(&none_blocked, POSIX_SPAWN_SETSIGMASK);
    if (posix_spawnp(&pid, words.list[0], &actions, &none_blocked, words.list,
                     environ)) {
        pid = -1;
    }
    posix_spawnattr_destroy(&none_blocked);
    posix_spawn_file_actions_destroy(&actions);
    words_deinit(&words);
    return pid;
}

/* Somebody who wants us to end has his way when the folder is removed: the
 * signal stays pending. */
static bool wait_for(struct compiling *c, pid_t pid)
{
    const struct timespec second = {.tv_sec = 1};
    sigset_t signals;
    int status = 1;

    program_signals(&signals);
    while (pid > 0 && waitpid(pid, &status, WNOHANG) == 0) {
        int got = sigtimedwait(&signals, NULL, &second);

        if (got > 0 && got != SIGCHLD) {
            c->is_to_end = true;
            raise(got);
        }
        if (c->is_to_end) {
            kill(pid, SIGKILL);
            waitpid(pid, &status, 0);
            break;
        }
    }
    return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Behind file:line:column: of an error or a warning; NULL for other lines. */
static const char *message_of(const char *line)
{
    static const char *const kinds[] = {": error: ", ": warning: ",
                                        ": fatal error: ", NULL};

    for (int i = 0; kinds[i]; i++) {
        const char *at = strstr(line, kinds[i]);

        if (at) {
            return at + 2;
        }
    }
    return NULL;
}

/* Takes the message off the list when it is there. */
static bool was_said(char **list, size_t count, const char *message)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i] && !strcmp(list[i], message)) {
            free(list[i]);
            list[i] = NULL;
            return true;
        }
    }
    return false;
}

/* What is in the one and not in the other. */
static void tell_new(struct compiling *c, char *before, char *after)
{
    struct words old = {.count = 0};
    size_t prefix = strlen(c->scratch.folder) + strlen("/tree");
    char *line;

    while ((line = strsep(&before, "\n"))) {
        const char *message = message_of(line);

        if (message) {
            add_word(&old, comments_rewrite(message, LEVEL_NEWEST));
        }
    }
    while ((line = strsep(&after, "\n"))) {
        const char *message = message_of(line);

        if (message && !was_said(old.list, old.count, message)) {
            fprintf(c->stream, "%s\n",
                    !strncmp(line, c->scratch.folder,
                             strlen(c->scratch.folder))
                        ? line + prefix
                        : line);
            c->counts.new++;
        }
    }
    words_deinit(&old);
}

static void compare_file(struct compiling *c, const struct command *command,
                         const char *file)
{
    char *before_path = scratch_path(&c->scratch, "before");
    char *after_path = scratch_path(&c->scratch, "after");
    pid_t before = start(c, command, file, false, before_path);
    pid_t after = start(c, command, file, true, after_path);
    size_t size;
    char *said_before, *said_after;

    if (before < 0 || after < 0) {
        trouble_say("%s: %s cannot be run", file, command->arguments[0]);
    }
    c->counts.files++;
    c->counts.before += wait_for(c, before);
    c->counts.after += wait_for(c, after);
    said_before = scratch_read(&c->scratch, "before", &size);
    said_after = scratch_read(&c->scratch, "after", &size);
    if (said_before && said_after) {
        tell_new(c, said_before, said_after);
    }
    free(said_before);
    free(said_after);
    free(before_path);
    free(after_path);
}

static void compare_source(struct compiling *c, const struct commands *commands,
                           const struct source *source)
{
    char *file = realpath(source->path, NULL);
    bool any = false;

    for (size_t i = 0; file && i < commands->count; i++) {
        const struct command *command = &commands->list[i];
        char *other = absolute(command->directory, command->file);

        if (!strcmp(file, other)) {
            compare_file(c, command, file);
            any = true;
        }
        free(other);
    }
    c->counts.without_command += !any;
    free(file);
}

bool compile_compare(const struct worklist *worklist, const char *commands_path,
                     FILE *stream)
{
    struct compiling c = {.worklist = worklist, .stream = stream};
    struct commands commands;
    sigset_t signals, before;

    commands_read(&commands, commands_path);
    find_headers(&c);
    program_signals(&signals);
    sigprocmask(SIG_BLOCK, &signals, &before);
    scratch_init(&c.scratch, false);
    mirror_make(&c.scratch, worklist);
    for (size_t i = 0; i < worklist->count && !c.is_to_end; i++) {
        if (worklist->list[i].result) {
            compare_source(&c, &commands, &worklist->list[i]);
        }
    }
    scratch_deinit(&c.scratch, false);
    sigprocmask(SIG_SETMASK, &before, NULL);
    fprintf(stderr,
            "%zu files compiled: %zu without an error before, %zu after; %zu"
            " new diagnostics; %zu changed files have no command\n",
            c.counts.files, c.counts.before, c.counts.after, c.counts.new,
            c.counts.without_command);
    commands_deinit(&commands);
    free(c.compat);
    free(c.lib);
    return c.counts.new == 0;
}
