/*
 * spatch: runs the rules over copies of the files.
 *
 * Each file is copied under a plain name, without byte order mark and CR, and
 * given to a spatch of its own: no state leaks from file to file, a crash or
 * a hang costs one file, and no strange name reaches spatch's shell. What
 * spatch writes is kept, to be read token by token (explain). It gets a plain
 * PATH: rules with Python run the first python3 there.
 */
#include "spatch.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "copy.h"
#include "program.h"
#include "scratch.h"
#include "trouble.h"

struct child {
    pid_t pid;
    size_t number; /* of the source */
    time_t deadline;
    bool is_late;
};

struct runner {
    struct worklist *worklist;
    const struct rules *rules;
    const struct options *options;
    struct scratch scratch;
    char *program;
    struct child *children;
    int running;
    size_t next, done;
};

static bool write_copy(const struct runner *r, struct source *source,
                       const char *name)
{
    size_t size;
    char *copy = copy_make(source, &size);
    bool good = scratch_write(&r->scratch, name, copy, size);

    if (!good) {
        source->trouble =
            text_format("%s: no copy for spatch in %s: %s", source->shown,
                        r->scratch.folder, strerror(errno));
    }
    free(copy);
    return good;
}

/* The rules for one file, or with NULL what helps the parser. */
static bool write_rules(const struct runner *r, const char *name,
                        const uint64_t *wanted)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    bool good;

    if (!stream) {
        trouble_exit("out of memory");
    }
    if (wanted) {
        rules_write(r->rules, *wanted, stream);
    } else {
        rules_write_builtins(r->rules, stream);
    }
    fclose(stream);
    good = scratch_write(&r->scratch, name, text, size);
    free(text);
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
    char *rules = numbered("rules", number, ".cocci");
    uint64_t wanted = rules_wanted(r->rules, source);
    pid_t pid = write_copy(r, source, input) && write_rules(r, rules, &wanted)
                    ? program_start(r->program, r->scratch.folder, rules, input,
                                    output, said)
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
    free(rules);
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

/* An error of spatch's own in one file: the lexer can still do it. */
static void fail(struct runner *r, const struct child *child, int status)
{
    struct source *source = &r->worklist->list[child->number];
    char *name = numbered("said", child->number, "");
    char *said = complaint(r, name);

    if (child->is_late) {
        source->failed = true;
        source->trouble =
            text_format("%s: spatch took more than %d seconds; left alone"
                        " (--time-limit, or --without-spatch)",
                        source->shown, r->options->time_limit);
    } else if (WIFSIGNALED(status)) {
        source->failed = true;
        source->trouble =
            text_format("%s: spatch was ended by signal %d; left alone"
                        " (--without-spatch does it by the lexer)",
                        source->shown, WTERMSIG(status));
    } else {
        source->is_by_name = true;
        source->trouble = text_format(
            "%s: converted by name, as spatch says: %s", source->shown, said);
    }
    free(said);
    free(name);
}

static void take_output(struct runner *r, size_t number)
{
    struct source *source = &r->worklist->list[number];
    size_t length = strlen(source->path);
    bool is_header = length > 2 && !strcmp(source->path + length - 2, ".h");
    char *name = numbered("out", number, is_header ? ".h" : ".c");

    source->output = scratch_read(&r->scratch, name, &source->output_size);
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
    pid_t pid = program_start(r->program, r->scratch.folder, rules, "test.c",
                              output, said);
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

static void say_troubles(const struct worklist *worklist)
{
    for (size_t i = 0; i < worklist->count; i++) {
        const struct source *s = &worklist->list[i];

        if (s->trouble && s->is_by_name) {
            fprintf(stderr, "%s\n", s->trouble);
        } else if (s->trouble) {
            trouble_say("%s", s->trouble);
        }
    }
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
    struct runner r = {
        .worklist = worklist, .rules = rules, .options = options};
    uint64_t all = UINT64_MAX;
    bool good;

    r.program = program_find();
    r.children = calloc(options->jobs, sizeof(*r.children));
    if (!r.children) {
        trouble_exit("out of memory");
    }
    scratch_init(&r.scratch);
    good = write_rules(&r, "all.cocci", &all)
           && write_rules(&r, "builtins.h", NULL);
    if (!good) {
        int problem = errno;

        scratch_deinit(&r.scratch, false);
        trouble_exit("no room for the rules in TMPDIR: %s", strerror(problem));
    }
    run_files(&r);
    scratch_deinit(&r.scratch, options->keep_scratch);
    say_troubles(worklist);
    free(r.children);
    free(r.program);
}
