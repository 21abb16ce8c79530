/*
 * spatch: runs the rules over copies of the files.
 *
 * Each file is copied under a plain name, without byte order mark and CR, and
 * given to a spatch of its own: no state leaks from file to file, a crash or
 * a hang costs one file, and no strange name reaches spatch's shell. What
 * spatch writes is only read, token by token (explain). It gets a plain PATH:
 * rules with Python run the first python3 there.
 */
#include "spatch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "copy.h"
#include "explain.h"
#include "scratch.h"
#include "trouble.h"

/* With sbin: spatch asks ldconfig where libpython is. */
#define PLAIN_PATH "PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"

struct child {
    pid_t pid;
    size_t number; /* of the source */
    time_t deadline;
    bool is_late;
};

struct runner {
    struct worklist *worklist;
    const struct options *options;
    struct scratch scratch;
    char *program;
    struct child *children;
    int running;
    size_t next, done;
};

/* Searches PATH, as a shell would. */
static char *find_program(void)
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

static pid_t start(const struct runner *r, const char *rules, const char *input,
                   const char *output, const char *said)
{
    const char *const words[] = {r->program,  "--very-quiet", "--no-show-diff",
                                 "--sp-file", rules,          input,
                                 "-o",        output,         NULL};
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
    posix_spawn_file_actions_addchdir_np(&files, r->scratch.folder);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes,
                             POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    problem = posix_spawn(&pid, r->program, &files, &attributes,
                          (char *const *)words, environment);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    free_strings(environment);
    if (problem) {
        trouble_say("%s: %s", r->program, strerror(problem));
        return -1;
    }
    return pid;
}

static bool write_copy(const struct runner *r, struct source *source,
                       const char *name)
{
    size_t size;
    char *copy = copy_make(source, &size);
    bool good = scratch_write(&r->scratch, name, copy, size);

    if (!good) {
        trouble_say("%s: no copy for spatch in %s: %s", source->shown,
                    r->scratch.folder, strerror(errno));
    }
    free(copy);
    return good;
}

static char *numbered(const char *stem, size_t number, const char *end)
{
    return text_format("%s%zu%s", stem, number, end);
}

static void start_file(struct runner *r, size_t number)
{
    struct source *source = &r->worklist->list[number];
    size_t length = strlen(source->path);
    bool is_header = length > 2 && !strcmp(source->path + length - 2, ".h");
    char *input = numbered("in", number, is_header ? ".h" : ".c");
    char *output = numbered("out", number, is_header ? ".h" : ".c");
    char *said_name = numbered("said", number, "");
    char *said = scratch_path(&r->scratch, said_name);
    pid_t pid = write_copy(r, source, input)
                    ? start(r, "all.cocci", input, output, said)
                    : -1;

    if (pid < 0) {
        r->worklist->list[number].failed = true;
        r->done++;
    } else {
        r->children[r->running++] = (struct child){
            .pid = pid,
            .number = number,
            .deadline = time(NULL) + r->options->time_limit,
        };
    }
    free(said);
    free(said_name);
    free(output);
    free(input);
}

/* What spatch said last, without its warnings, in one line. */
static char *complaint(const struct runner *r, const char *name)
{
    size_t size = 0;
    char *said = scratch_read(&r->scratch, name, &size), *rest = said, *line;
    char *result = text_copy("", 0);

    while (said && (line = strsep(&rest, "\n"))) {
        if (*line && !strstr(line, "warning:")
            && strlen(result) + strlen(line) < 200) {
            char *longer =
                text_format("%s%s%s", result, *result ? " " : "", line);

            free(result);
            result = longer;
        }
    }
    free(said);
    return result;
}

static void fail(struct runner *r, const struct child *child, int status)
{
    struct source *source = &r->worklist->list[child->number];
    char *name = numbered("said", child->number, "");
    char *said = complaint(r, name);

    source->failed = true;
    if (child->is_late) {
        trouble_say("%s: spatch took more than %d seconds; left alone"
                    " (--time-limit, or --without-spatch)",
                    source->shown, r->options->time_limit);
    } else if (WIFSIGNALED(status)) {
        trouble_say("%s: spatch was ended by signal %d; left alone"
                    " (--without-spatch does it by the lexer)",
                    source->shown, WTERMSIG(status));
    } else {
        trouble_say("%s: spatch failed (status %d): %s; left alone"
                    " (--without-spatch does it by the lexer)",
                    source->shown, WEXITSTATUS(status), said);
    }
    free(said);
    free(name);
}

static void take_output(struct runner *r, size_t number)
{
    struct source *source = &r->worklist->list[number];
    size_t length = strlen(source->path), size = 0;
    bool is_header = length > 2 && !strcmp(source->path + length - 2, ".h");
    char *name = numbered("out", number, is_header ? ".h" : ".c");
    char *output = scratch_read(&r->scratch, name, &size);
    unsigned line = 0;

    if (output && !explain_output(source, output, size, &line)) {
        trouble_say("%s:%u: spatch changed what no rule explains; left alone"
                    " (--keep-scratch shows it)",
                    source->shown, line);
        source->failed = true;
    }
    free(output);
    free(name);
}

static void finish_child(struct runner *r, pid_t pid, int status)
{
    for (int i = 0; i < r->running; i++) {
        struct child child = r->children[i];

        if (child.pid == pid) {
            r->children[i] = r->children[--r->running];
            r->done++;
            if (child.is_late || !WIFEXITED(status) || WEXITSTATUS(status)) {
                fail(r, &child, status);
            } else {
                take_output(r, child.number);
            }
            return;
        }
    }
}

static void kill_late(struct runner *r)
{
    time_t now = time(NULL);

    for (int i = 0; i < r->running; i++) {
        if (now > r->children[i].deadline && !r->children[i].is_late) {
            r->children[i].is_late = true;
            kill(-r->children[i].pid, SIGKILL);
        }
    }
}

static void stop_all(struct runner *r, int signal_number)
{
    for (int i = 0; i < r->running; i++) {
        kill(-r->children[i].pid, SIGKILL);
    }
    scratch_deinit(&r->scratch, false);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* Sleeps until a child ends, a second passes, or somebody wants us to end. */
static void wait_for_change(struct runner *r, const sigset_t *signals)
{
    struct timespec second = {.tv_sec = 1};
    int got = sigtimedwait(signals, NULL, &second);
    pid_t pid;
    int status;

    if (got > 0 && got != SIGCHLD) {
        sigprocmask(SIG_UNBLOCK, signals, NULL);
        stop_all(r, got);
    }
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
        finish_child(r, pid, status);
    }
    kill_late(r);
}

static bool has_work(const struct source *source)
{
    for (size_t i = 0; i < source->occurrence_count; i++) {
        if (source->occurrences[i].place == PLACE_CODE
            || source->occurrences[i].place == PLACE_MACRO) {
            return !source->is_cxx;
        }
    }
    return false;
}

static void show_progress(const struct runner *r)
{
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "\r%zu of %zu files\033[K", r->done,
                r->worklist->count);
        if (r->done == r->worklist->count) {
            fputs("\r\033[K", stderr);
        }
    }
}

/* Runs spatch once and waits; true when it ended well. */
static bool run_once(struct runner *r, const char *rules, const char *output)
{
    char *said = scratch_path(&r->scratch, "said-test");
    pid_t pid = start(r, rules, "test.c", output, said);
    int status = 0;

    while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR) {
        /* again */
    }
    free(said);
    return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* One tiny rule with Python in it, as spatch says nothing by itself when its
 * Python is missing; then the rules, which may be somebody's own. */
static void test_spatch(struct runner *r)
{
    static const char rule[] =
        "@initialize:python@\n@@\nNEW = {\"old\": \"new\"}\n\n"
        "@@\nidentifier A =~ \"^old$\";\n"
        "fresh identifier B = script:python(A) { NEW[A] };\n"
        "@@\n- A\n+ B\n";
    static const char input[] = "int f(void)\n{\n    return old(1);\n}\n";
    size_t size;
    char *output, *said;

    scratch_write(&r->scratch, "test.cocci", rule, strlen(rule));
    scratch_write(&r->scratch, "test.c", input, strlen(input));
    run_once(r, "test.cocci", "test-out.c");
    output = scratch_read(&r->scratch, "test-out.c", &size);
    if (!output || !strstr(output, "new(1)")) {
        scratch_deinit(&r->scratch, r->options->keep_scratch);
        trouble_exit("%s cannot run a rule with Python in it (packages"
                     " coccinelle, python3 and libpython3.11);"
                     " --without-spatch converts by the lexer alone",
                     r->program);
    }
    free(output);
    if (!run_once(r, "all.cocci", "test-all.c")) {
        said = complaint(r, "said-test");
        scratch_deinit(&r->scratch, r->options->keep_scratch);
        trouble_exit("the rules do not work together: %s", said);
    }
}

static void write_rules(struct runner *r, const struct rules *rules)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);

    if (!stream) {
        trouble_exit("out of memory");
    }
    rules_write(rules, stream);
    fclose(stream);
    if (!scratch_write(&r->scratch, "all.cocci", text, size)) {
        int problem = errno;

        scratch_deinit(&r->scratch, false);
        trouble_exit("no room for the rules in TMPDIR: %s", strerror(problem));
    }
    free(text);
}

static void run_files(struct runner *r)
{
    sigset_t signals, before;

    sigemptyset(&signals);
    sigaddset(&signals, SIGCHLD);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    sigprocmask(SIG_BLOCK, &signals, &before);
    test_spatch(r);
    while (r->done < r->worklist->count) {
        while (r->running < r->options->jobs && r->next < r->worklist->count) {
            if (has_work(&r->worklist->list[r->next])) {
                start_file(r, r->next);
            } else {
                r->done++;
            }
            r->next++;
        }
        show_progress(r);
        if (r->running > 0) {
            wait_for_change(r, &signals);
        }
    }
    show_progress(r);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

void spatch_run(struct worklist *worklist, const struct rules *rules,
                const struct options *options)
{
    struct runner r = {.worklist = worklist, .options = options};

    r.program = find_program();
    r.children = calloc(options->jobs, sizeof(*r.children));
    if (!r.children) {
        trouble_exit("out of memory");
    }
    scratch_init(&r.scratch);
    write_rules(&r, rules);
    run_files(&r);
    scratch_deinit(&r.scratch, options->keep_scratch);
    free(r.children);
    free(r.program);
}
