/*
 * spatch: runs the rules over copies of the files.
 *
 * Files go to spatch in batches, a process for each. A file that makes it
 * fail takes nothing along: the others of its batch are given to it again. A
 * crash or a hang so costs one file.
 */
#include "spatch.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "handout.h"
#include "program.h"
#include "said.h"
#include "trial.h"
#include "trouble.h"

struct child {
    pid_t pid;
    size_t batch;
    long at; /* the file it works on, as far as it said; or -1 */
    time_t deadline;
    bool is_late;
};

struct runner {
    struct handout handout;
    const struct options *options;
    char *program;
    struct batches batches;
    struct child *children;
    int running;
    size_t next;        /* batch to start */
    size_t done, total; /* files */
    bool rules_are_tried;
};

static struct source *source_at(const struct runner *r, size_t file)
{
    return &r->handout.worklist->list[file];
}

static char *said_name(size_t batch)
{
    return text_format("said%zu", batch);
}

static pid_t start_program(struct runner *r, size_t number)
{
    char *groups = text_format("groups%zu", number);
    char *rules = text_format("rules%zu.cocci", number);
    char *name = said_name(number);
    char *said = scratch_path(&r->handout.scratch, name);
    pid_t pid = program_start(r->program, r->handout.scratch.folder, rules,
                              groups, said);

    free(said);
    free(name);
    free(rules);
    free(groups);
    return pid;
}

static void fail_all(struct runner *r, const struct batch *batch, int problem)
{
    for (size_t i = 0; i < batch->count; i++) {
        struct source *source = source_at(r, batch->files[i]);

        if (!source->failed) {
            source->failed = true;
            source->trouble = text_format("%s: spatch could not begin: %s",
                                          source->shown, strerror(problem));
        }
    }
    r->done += batch->count;
}

static void start_batch(struct runner *r, size_t number)
{
    const struct batch *batch = &r->batches.list[number];
    pid_t pid = handout_batch(&r->handout, batch, number)
                    ? start_program(r, number)
                    : -1;

    if (pid < 0) {
        fail_all(r, batch, errno);
    } else {
        r->children[r->running++] = (struct child){
            .pid = pid,
            .batch = number,
            .at = -1,
            .deadline = time(NULL) + r->options->time_limit,
        };
    }
}

static void fail_late(struct runner *r, size_t file)
{
    struct source *source = source_at(r, file);

    source->failed = true;
    source->trouble =
        text_format("%s: spatch took more than %d seconds; left alone"
                    " (--time-limit, or --without-spatch)",
                    source->shown, r->options->time_limit);
    r->done++;
}

/* An error of spatch's own in one file: the lexer can still do it. */
static void fail(struct runner *r, size_t file, const char *said, int status)
{
    struct source *source = source_at(r, file);

    if (source->failed) {
        /* and has its sentence */
    } else if (WIFSIGNALED(status)) {
        source->failed = true;
        source->trouble =
            text_format("%s: spatch was ended by signal %d; left alone"
                        " (--without-spatch does it by the lexer)",
                        source->shown, WTERMSIG(status));
    } else {
        char *complaint = said_complaint(&r->handout.scratch, said);

        source->is_by_name = true;
        source->trouble =
            text_format("%s: converted by name, as spatch says: %s",
                        source->shown, complaint);
        free(complaint);
    }
    r->done++;
}

static void take_batch(struct runner *r, const struct batch *batch)
{
    for (size_t i = 0; i < batch->count; i++) {
        if (!source_at(r, batch->files[i])->failed) {
            handout_take(&r->handout, batch->files[i]);
        }
    }
    r->done += batch->count;
}

static void stop_children(const struct runner *r)
{
    for (int i = 0; i < r->running; i++) {
        kill(-r->children[i].pid, SIGKILL);
    }
}

static void end_by(struct runner *r, int signal_number)
{
    sigset_t one;

    stop_children(r);
    handout_deinit(&r->handout, false);
    signal(signal_number, SIG_DFL);
    sigemptyset(&one);
    sigaddset(&one, signal_number);
    raise(signal_number);
    sigprocmask(SIG_UNBLOCK, &one, NULL);
}

/* Sleeps until a child ends, a while passes, or somebody wants us to end. */
static void sleep_at_most(struct runner *r, int seconds)
{
    const struct timespec rest = {.tv_sec = seconds};
    sigset_t signals;
    int got;

    program_signals(&signals);
    got = sigtimedwait(&signals, NULL, &rest);
    if (got > 0 && got != SIGCHLD) {
        end_by(r, got);
    }
}

static void give_up(struct runner *r, const char *what, const char *said)
{
    sleep_at_most(r, 0);
    stop_children(r);
    handout_deinit(&r->handout, r->options->keep_scratch);
    trouble_exit("%s cannot run %s; --without-spatch converts by the lexer"
                 " alone%s%s",
                 r->program, what, *said ? ". It says: " : "", said);
}

/* Somebody's own rules may be why spatch fails. */
static void try_rules(struct runner *r)
{
    char *said = r->rules_are_tried
                     ? NULL
                     : trial_of_rules(&r->handout, r->program,
                                      r->options->time_limit);

    r->rules_are_tried = true;
    if (said) {
        give_up(r, "the rules together", said);
    }
}

static void try_python(struct runner *r)
{
    char *said = trial_of_python(&r->handout, r->program,
                                 r->options->time_limit);

    if (said) {
        give_up(r,
                "a rule with Python in it (packages coccinelle, python3 and"
                " libpython3.11)",
                said);
    }
}

static void finish_badly(struct runner *r, const struct child *child,
                         const char *said, int status)
{
    const struct batch *batch = &r->batches.list[child->batch];
    size_t only = batch->files[0];

    if (!WIFSIGNALED(status)) {
        try_rules(r);
    }
    if (child->is_late && (child->at >= 0 || batch->count == 1)) {
        fail_late(r, batch->count > 1 ? (size_t)child->at : only);
        if (batch->count > 1) {
            batches_add_others(&r->batches, child->batch, child->at);
        }
    } else if (batch->count > 1) {
        batches_add_each(&r->batches, child->batch);
    } else {
        fail(r, only, said, status);
    }
}

static void finish_batch(struct runner *r, const struct child *child,
                         int status)
{
    char *said = said_name(child->batch);

    if (!child->is_late && WIFEXITED(status) && WEXITSTATUS(status) == 0
        && !said_exception(&r->handout.scratch, said)) {
        take_batch(r, &r->batches.list[child->batch]);
    } else {
        finish_badly(r, child, said, status);
    }
    free(said);
}

static void finish_child(struct runner *r, pid_t pid, int status)
{
    for (int i = 0; i < r->running; i++) {
        struct child child = r->children[i];

        if (child.pid == pid) {
            r->children[i] = r->children[--r->running];
            finish_batch(r, &child, status);
            return;
        }
    }
}

static bool is_in_batch(const struct batch *batch, long file)
{
    for (size_t i = 0; i < batch->count; i++) {
        if ((long)batch->files[i] == file) {
            return true;
        }
    }
    return false;
}

/* The limit is one for each file. */
static void look_how_far(struct runner *r, struct child *child, time_t now)
{
    char *said = said_name(child->batch);
    long at = said_progress(&r->handout.scratch, said);

    if (at != child->at
        && is_in_batch(&r->batches.list[child->batch], at)) {
        child->at = at;
        child->deadline = now + r->options->time_limit;
    }
    free(said);
}

static void kill_late(struct runner *r)
{
    time_t now = time(NULL);

    for (int i = 0; i < r->running; i++) {
        struct child *child = &r->children[i];

        look_how_far(r, child, now);
        if (now > child->deadline && !child->is_late) {
            child->is_late = true;
            kill(-child->pid, SIGKILL);
        }
    }
}

static void wait_for_change(struct runner *r)
{
    pid_t pid;
    int status;

    sleep_at_most(r, 1);
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
        finish_child(r, pid, status);
    }
    kill_late(r);
}

static void show_progress(const struct runner *r)
{
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "\r%zu of %zu files\033[K", r->done, r->total);
        if (r->done == r->total) {
            fputs("\r\033[K", stderr);
        }
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

static void run_batches(struct runner *r)
{
    sigset_t signals, before;

    program_signals(&signals);
    sigprocmask(SIG_BLOCK, &signals, &before);
    try_python(r);
    while (r->running > 0 || r->next < r->batches.count) {
        while (r->running < r->options->jobs && r->next < r->batches.count) {
            start_batch(r, r->next++);
        }
        show_progress(r);
        if (r->running > 0) {
            wait_for_change(r);
        }
    }
    show_progress(r);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

void spatch_run(struct worklist *worklist, const struct rules *rules,
                const struct options *options)
{
    struct runner r = {.options = options};
    struct choice *choice = choice_new(rules);

    batches_make(&r.batches, worklist, choice, options->jobs);
    if (r.batches.count > 0) {
        r.program = program_find();
        r.children = calloc(options->jobs, sizeof(*r.children));
        if (!r.children) {
            trouble_exit("out of memory");
        }
        for (size_t i = 0; i < r.batches.count; i++) {
            r.total += r.batches.list[i].count;
        }
        handout_init(&r.handout, worklist, rules, choice,
                     options->keep_scratch);
        run_batches(&r);
        handout_deinit(&r.handout, options->keep_scratch);
        say_troubles(worklist);
    }
    batches_deinit(&r.batches);
    choice_free(choice);
    free(r.children);
    free(r.program);
}
